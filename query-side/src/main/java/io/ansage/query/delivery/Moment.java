package io.ansage.query.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * One moment on both clocks.
 *
 * @param passenger passenger time: what is useful, and what is told
 * @param machine   machine time, in microseconds as databases keep it: leases and back-off
 */
public record Moment(Instant passenger, Instant machine) {

    static Moment read(Clock passengerClock, InstantSource machineClock) {
        return new Moment(passengerClock.instant(), machineClock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
