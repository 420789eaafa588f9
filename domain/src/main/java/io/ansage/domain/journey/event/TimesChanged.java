package io.ansage.domain.journey.event;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expected or actual times changed by at least a displayed minute. {@code delayMinutes} is the delay of the whole train, for sources that
 * name no times per call. */
public record TimesChanged(JourneyId journeyId, @Nullable Integer delayMinutes, List<CallTimes> calls,
        @Nullable Cause cause, Provenance provenance) implements JourneyEvent {

    public TimesChanged {
        calls = List.copyOf(calls);
    }
}
