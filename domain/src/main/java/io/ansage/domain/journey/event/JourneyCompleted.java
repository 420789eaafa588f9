package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import java.time.Instant;

/** The train reached its end; what is reported afterwards is correction. */
public record JourneyCompleted(JourneyId journeyId, Instant at, Provenance provenance) implements JourneyEvent {}
