/** Fetches, replays and watches feeds, and moves passenger time with those of the past. */
@NullMarked
package io.ansage.infra.feed;

import org.jspecify.annotations.NullMarked;
