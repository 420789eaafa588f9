/** What a reader of the tutorials would have built: honest code, for comparison. */
@NullMarked
package io.ansage.bench.peer;

import org.jspecify.annotations.NullMarked;
