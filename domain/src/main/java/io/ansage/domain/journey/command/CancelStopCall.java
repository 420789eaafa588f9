package io.ansage.domain.journey.command;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import org.jspecify.annotations.Nullable;

/** The journey does not call here. */
public record CancelStopCall(JourneyId journeyId, int order, @Nullable Cause cause,
        Report report) implements JourneyCommand {}
