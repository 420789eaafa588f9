package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/** The journey runs after all. */
public record ReinstateJourney(JourneyId journeyId, Report report) implements JourneyCommand {}
