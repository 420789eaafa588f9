package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import org.jspecify.annotations.Nullable;

/** The platform of a call is another than passengers were led to believe. */
public record PlatformChanged(JourneyId journeyId, int order, @Nullable Platform from, @Nullable Platform to,
        Provenance provenance) implements JourneyEvent {}
