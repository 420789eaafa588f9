package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/**
 * The journey waits at a call for those who come with {@code feeder}, at most {@code minutes} beyond its planned
 * departure. It replaces what was decided before about the same feeder.
 */
public record ConnectionHeld(JourneyId journeyId, int order, JourneyId feeder, int minutes,
        Provenance provenance) implements JourneyEvent {}
