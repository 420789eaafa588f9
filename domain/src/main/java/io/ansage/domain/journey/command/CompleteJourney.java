package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import java.time.Instant;

/** The train reached its end. */
public record CompleteJourney(JourneyId journeyId, Instant at, Report report) implements JourneyCommand {}
