/** What {@code ./bench} prints, writes and draws. */
@NullMarked
package io.ansage.bench.report;

import org.jspecify.annotations.NullMarked;
