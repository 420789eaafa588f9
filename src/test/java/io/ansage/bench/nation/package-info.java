/** A made-up railway of a nation's size, and what its feeds say of one disturbed day. */
@NullMarked
package io.ansage.bench.nation;

import org.jspecify.annotations.NullMarked;
