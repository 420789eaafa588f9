package io.ansage.query.trip;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rides that journeys of these days offer, those a timetable knows and those it does not. */
public interface Rides {

    /**
     * Rides planned to depart from a stop from {@code after} on and before {@code before}, in order of departure; one for
     * each journey. Platforms of one station count as one stop.
     *
     * @param to where to alight; at the journey's last call if absent
     */
    List<Ride> list(String network, StopId from, @Nullable StopId to, Instant after, Instant before);

    /**
     * A ride.
     *
     * @param departure planned departure at the boarding call
     * @param over      when the ride is over: the arrival, as expected or else as planned
     */
    record Ride(Leg leg, Instant departure, Instant over) {}
}
