/** Translates feeds into the one internal observation, as early as possible; every kind of input is bounded. */
@NullMarked
package io.ansage.command.feed;

import org.jspecify.annotations.NullMarked;
