package io.ansage.domain.journey.event;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something was learned after the journey was over. History is set right, nobody is disturbed. {@code remark} says what was odd. */
public record JourneyCorrected(JourneyId journeyId, @Nullable Integer delayMinutes, List<CallTimes> calls,
        String remark, Provenance provenance) implements JourneyEvent {

    public JourneyCorrected {
        calls = List.copyOf(calls);
    }
}
