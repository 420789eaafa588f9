/** The trips that subscriptions mean, found ahead of time so that planning only has to look them up. */
@NullMarked
package io.ansage.query.trip;

import org.jspecify.annotations.NullMarked;
