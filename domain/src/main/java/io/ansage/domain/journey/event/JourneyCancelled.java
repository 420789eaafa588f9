package io.ansage.domain.journey.event;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import org.jspecify.annotations.Nullable;

/** The whole journey does not run. */
public record JourneyCancelled(JourneyId journeyId, @Nullable Cause cause,
        Provenance provenance) implements JourneyEvent {}
