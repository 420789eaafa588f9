package io.ansage.domain.timetable;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.TrainNumber;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey as it is meant to run: what a timetable says of one trip on one service date. */
public record PlannedJourney(JourneyId id, TrainNumber trainNumber, @Nullable String line, @Nullable String headsign,
        ZoneId zone, List<StopCall> calls) {

    public PlannedJourney {
        calls = List.copyOf(calls);
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).order() <= calls.get(i - 1).order()) {
                throw new IllegalArgumentException("calls of " + id + ": order must rise, is " + calls.get(i).order()
                        + " after " + calls.get(i - 1).order());
            }
        }
    }
}
