/** Live streams: what they cost in memory, how fast news reaches all, and what happens when all come back at once. */
@NullMarked
package io.ansage.bench.live;

import org.jspecify.annotations.NullMarked;
