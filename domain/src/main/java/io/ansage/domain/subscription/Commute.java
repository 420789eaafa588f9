package io.ansage.domain.subscription;

import io.ansage.domain.journey.StopId;
import java.util.List;

/**
 * A ride that recurs, there and back: every journey that departs within a window is meant, for on the day one takes the
 * one that comes.
 *
 * @param network network of the stops
 * @param rides   one, or the way there and the way back
 * @param on      on which days
 */
public record Commute(String network, List<Ride> rides, Recurrence on) implements Target {

    public Commute {
        rides = List.copyOf(rides);
        if (rides.isEmpty() || rides.size() > 2) {
            throw new IllegalArgumentException("rides: one, or one there and one back, not " + rides.size());
        }
    }

    /** From one stop to another, departing within a time of day. */
    public record Ride(StopId from, StopId to, TimeWindow window) {

        public Ride {
            if (from.equals(to)) {
                throw new IllegalArgumentException("to: is where the ride begins, " + from);
            }
        }
    }
}
