package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/** The journey calls here after all. */
public record ReinstateStopCall(JourneyId journeyId, int order, Report report) implements JourneyCommand {}
