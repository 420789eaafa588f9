package io.ansage.domain.journey.command;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Set the history of a completed journey right. */
public record CorrectJourney(JourneyId journeyId, @Nullable Integer delayMinutes, List<CallTimes> calls, String remark,
        Report report) implements JourneyCommand {

    public CorrectJourney {
        calls = List.copyOf(calls);
    }
}
