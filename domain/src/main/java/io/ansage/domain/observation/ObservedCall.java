package io.ansage.domain.observation;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one call. A call is named by its order, or by its stop; a time is given as an instant, or as
 * seconds late against the plan, or both. Everything absent says nothing.
 *
 * @param order                 call order in the plan, where the source names it
 * @param stop                  the stop, where the source names it
 * @param stopName              its name, where the source names it
 * @param aimedArrival          planned arrival, where the source repeats it
 * @param aimedDeparture        planned departure, where the source repeats it
 * @param expectedArrival       expected arrival
 * @param expectedDeparture     expected departure
 * @param actualArrival         arrival that took place
 * @param actualDeparture       departure that took place
 * @param arrivalDelaySeconds   seconds late on arrival, negative if early
 * @param departureDelaySeconds seconds late on departure, negative if early
 * @param platform              platform now
 * @param cancelled             true if the train does not call here, false if it does, absent if nothing is said
 * @param phase                 how far the train has come here; {@code AHEAD} says nothing
 */
public record ObservedCall(@Nullable Integer order, @Nullable StopId stop, @Nullable String stopName,
        @Nullable Instant aimedArrival, @Nullable Instant aimedDeparture, @Nullable Instant expectedArrival,
        @Nullable Instant expectedDeparture, @Nullable Instant actualArrival, @Nullable Instant actualDeparture,
        @Nullable Integer arrivalDelaySeconds, @Nullable Integer departureDelaySeconds, @Nullable Platform platform,
        @Nullable Boolean cancelled, CallPhase phase) {

    /** A call of which only the name, and how far the train has come there, is said. */
    public static ObservedCall named(StopId stop, String stopName, CallPhase phase) {
        return new ObservedCall(null, stop, stopName, null, null, null, null, null, null, null, null, null, null,
                phase);
    }
}
