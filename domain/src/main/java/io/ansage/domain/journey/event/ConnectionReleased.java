package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/** The journey does not wait any more at this call for those who come with {@code feeder}. */
public record ConnectionReleased(JourneyId journeyId, int order, JourneyId feeder,
        Provenance provenance) implements JourneyEvent {}
