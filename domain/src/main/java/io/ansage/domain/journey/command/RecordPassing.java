package io.ansage.domain.journey.command;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import java.time.Instant;

/** The train arrived at, or departed from, a call. */
public record RecordPassing(JourneyId journeyId, int order, CallPhase phase, Instant at,
        Report report) implements JourneyCommand {}
