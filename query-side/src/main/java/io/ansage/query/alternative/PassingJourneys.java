package io.ansage.query.alternative;

import io.ansage.domain.alternative.Wish;
import io.ansage.domain.journey.JourneyId;
import java.util.Set;

/** Finds journeys by the stops they call at. */
@FunctionalInterface
public interface PassingJourneys {

    /** Journeys that leave from where the wish begins or get to where it ends, within its times. */
    Set<JourneyId> find(Wish wish);
}
