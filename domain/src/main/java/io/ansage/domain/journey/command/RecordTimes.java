package io.ansage.domain.journey.command;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Record expected or actual times; after completion, a correction. */
public record RecordTimes(JourneyId journeyId, @Nullable Integer delayMinutes, List<CallTimes> calls,
        @Nullable Cause cause, Report report) implements JourneyCommand {

    public RecordTimes {
        calls = List.copyOf(calls);
    }
}
