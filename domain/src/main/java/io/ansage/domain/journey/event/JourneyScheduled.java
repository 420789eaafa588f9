package io.ansage.domain.journey.event;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.TrainNumber;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey is planned, with its calls in order; for feeds without a timetable, as far as the feed names them. */
public record JourneyScheduled(JourneyId journeyId, TrainNumber trainNumber, @Nullable String line,
        @Nullable String headsign, ZoneId zone, List<StopCall> calls, Provenance provenance) implements JourneyEvent {

    public JourneyScheduled {
        calls = List.copyOf(calls);
    }
}
