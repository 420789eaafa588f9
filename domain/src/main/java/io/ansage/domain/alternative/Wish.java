package io.ansage.domain.alternative;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import java.time.Instant;
import java.util.Set;

/**
 * Where somebody is stuck and where they want to go.
 *
 * @param network  network of both stops
 * @param earliest when they can leave
 * @param latest   what leaves later is too late
 * @param without  journeys that are no help
 */
public record Wish(String network, StopId from, StopId to, Instant earliest, Instant latest, Set<JourneyId> without) {

    public Wish {
        without = Set.copyOf(without);
    }
}
