package io.ansage.domain.subscription;

import io.ansage.domain.journey.StopId;

/**
 * All departures of a stop within a time of day.
 *
 * @param network network of the stop
 */
public record StopWatch(String network, StopId stop, TimeWindow window, Recurrence on) implements Target {}
