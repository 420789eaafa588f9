/** Puts the parts together. */
@NullMarked
package io.ansage.infra.wiring;

import org.jspecify.annotations.NullMarked;
