/** Batch files that tell after the day is over what came of it. */
@NullMarked
package io.ansage.command.feed.batch;

import org.jspecify.annotations.NullMarked;
