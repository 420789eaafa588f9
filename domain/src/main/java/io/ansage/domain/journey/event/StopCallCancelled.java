package io.ansage.domain.journey.event;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import org.jspecify.annotations.Nullable;

/** The journey runs, but does not call here. */
public record StopCallCancelled(JourneyId journeyId, int order, @Nullable Cause cause,
        Provenance provenance) implements JourneyEvent {}
