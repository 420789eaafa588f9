package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.StopCall;

/** The journey calls at one more place. */
public record AddStopCall(JourneyId journeyId, StopCall call, Report report) implements JourneyCommand {}
