package io.ansage.domain.journey.command;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import org.jspecify.annotations.Nullable;

/** The journey does not run. */
public record CancelJourney(JourneyId journeyId, @Nullable Cause cause, Report report) implements JourneyCommand {}
