/** Knows the products we run on; wires and starts everything. */
@NullMarked
package io.ansage.infra;

import org.jspecify.annotations.NullMarked;
