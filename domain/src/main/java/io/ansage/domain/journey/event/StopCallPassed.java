package io.ansage.domain.journey.event;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import java.time.Instant;

/** The train arrived at, or departed from, a call. */
public record StopCallPassed(JourneyId journeyId, int order, CallPhase phase, Instant at,
        Provenance provenance) implements JourneyEvent {}
