package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the journeys of some trips.
 *
 * @param outlooks  journeys as they stand
 * @param openedAt  when bad news came in that is still settling, for journeys of which there is some
 * @param now       passenger time
 * @param muted     what hides or holds back news of them
 */
public record TripFacts(Map<JourneyId, JourneyOutlook> outlooks, Map<JourneyId, Instant> openedAt, Instant now,
        Muted muted) {

    public TripFacts {
        outlooks = Map.copyOf(outlooks);
        openedAt = Map.copyOf(openedAt);
    }

    public Optional<JourneyOutlook> outlook(JourneyId journey) {
        return Optional.ofNullable(outlooks.get(journey));
    }
}
