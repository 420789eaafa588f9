package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import java.util.Map;
import java.util.Set;

/** Folds journeys from the event store. */
public interface StoredJourneys {

    /** The outlooks of those of the journeys that have events. */
    Map<JourneyId, JourneyOutlook> load(Set<JourneyId> ids);
}
