/** The run without installed servers keeps its word: what was confirmed is still there. */
@NullMarked
package io.ansage.system.standalone;

import org.jspecify.annotations.NullMarked;
