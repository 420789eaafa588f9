/** {@code ./bench}: every stage measured beside its peer and its physical limit, in the same run. */
@NullMarked
package io.ansage.bench;

import org.jspecify.annotations.NullMarked;
