package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.TrainNumber;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plan a journey, if it is not known yet. */
public record ScheduleJourney(JourneyId journeyId, TrainNumber trainNumber, @Nullable String line,
        @Nullable String headsign, ZoneId zone, List<StopCall> calls, Report report) implements JourneyCommand {

    public ScheduleJourney {
        calls = List.copyOf(calls);
    }
}
