package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/**
 * Something that happened to a journey. Public facts only: no event of a journey ever holds personal data. Stored under
 * the explicit names and revisions of {@link JourneyEventTypes}, never under class names.
 */
public sealed interface JourneyEvent permits JourneyScheduled, TimesChanged, JourneyCancelled, JourneyReinstated,
        StopCallCancelled, StopCallReinstated, StopCallAdded, PlatformChanged, StopCallPassed, JourneyCompleted,
        JourneyCorrected, JourneyMessagePublished, ConnectionHeld, ConnectionReleased {

    JourneyId journeyId();

    Provenance provenance();
}
