package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/** A cancelled call is served after all. */
public record StopCallReinstated(JourneyId journeyId, int order, Provenance provenance) implements JourneyEvent {}
