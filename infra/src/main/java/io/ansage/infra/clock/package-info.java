/** The two clocks: passenger time, which may be virtual or a feed's, and the quiet that must reign before it moves. */
@NullMarked
package io.ansage.infra.clock;

import org.jspecify.annotations.NullMarked;
