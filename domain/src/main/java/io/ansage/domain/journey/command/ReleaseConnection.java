package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/** The journey does not wait for {@code feeder} any more. */
public record ReleaseConnection(JourneyId journeyId, JourneyId feeder, Report report) implements JourneyCommand {}
