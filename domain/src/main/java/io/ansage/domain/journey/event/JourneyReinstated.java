package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/** A cancelled journey runs after all. */
public record JourneyReinstated(JourneyId journeyId, Provenance provenance) implements JourneyEvent {}
