package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import org.jspecify.annotations.Nullable;

/** The call is at this platform. */
public record ChangePlatform(JourneyId journeyId, int order, @Nullable Platform platform,
        Report report) implements JourneyCommand {}
