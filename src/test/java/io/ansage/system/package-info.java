/** Proves what no single module can. */
@NullMarked
package io.ansage.system;

import org.jspecify.annotations.NullMarked;
