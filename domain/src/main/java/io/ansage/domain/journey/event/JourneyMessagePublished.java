package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;

/** An operator says something about this journey to its passengers. */
public record JourneyMessagePublished(JourneyId journeyId, String messageId, String text,
        Provenance provenance) implements JourneyEvent {}
