package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.StopCall;

/** The journey calls where it was not planned to: diverted, or learned from a feed that names its calls one by one. */
public record StopCallAdded(JourneyId journeyId, StopCall call, Provenance provenance) implements JourneyEvent {}
