package io.ansage.domain.observation;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.observation.ResolvedCalls.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes times out of what is said of calls, and sees to it that they rise along the journey. */
final class RisingTimes {

    /** Predictions of neighbouring calls may contradict each other by less than this; then the later one yields. */
    private static final Duration REPAIRABLE = Duration.ofMinutes(30);

    private @Nullable Instant latest;
    private boolean possible = true;

    private RisingTimes() {}

    /** Times of these calls, which are in order; nothing if they go back too far to be a matter of rounding. */
    static @Nullable List<CallTimes> of(JourneyOutlook state, List<Resolved> calls) {
        var rising = new RisingTimes();
        var times = new ArrayList<CallTimes>();
        for (var call : calls) {
            var planned = state.findCall(call.order()).orElse(null);
            if (planned != null && !Boolean.TRUE.equals(call.said().cancelled())) {
                var said = rising.times(planned.planned(), call.said());
                if (!said.isEmpty()) {
                    times.add(said);
                }
            }
        }
        return rising.possible ? times : null;
    }

    private CallTimes times(StopCall planned, ObservedCall said) {
        var actualArrival = notBefore(said.actualArrival());
        var expectedArrival = notBefore(said.expectedArrival() != null
                ? said.expectedArrival()
                : late(planned.aimedArrival(), said.aimedArrival(), said.arrivalDelaySeconds()));
        advance(actualArrival != null ? actualArrival : expectedArrival);
        var actualDeparture = notBefore(said.actualDeparture());
        var expectedDeparture = notBefore(said.expectedDeparture() != null
                ? said.expectedDeparture()
                : late(planned.aimedDeparture(), said.aimedDeparture(), said.departureDelaySeconds()));
        advance(actualDeparture != null ? actualDeparture : expectedDeparture);
        return new CallTimes(planned.order(), expectedArrival, actualArrival,
                expectedDeparture, actualDeparture);
    }

    private void advance(@Nullable Instant time) {
        latest = time != null ? time : latest;
    }

    private @Nullable Instant notBefore(@Nullable Instant time) {
        if (time == null || latest == null || !time.isBefore(latest)) {
            return time;
        }
        possible &= Duration.between(time, latest).compareTo(REPAIRABLE) < 0;
        return latest;
    }

    private static @Nullable Instant late(@Nullable Instant planned, @Nullable Instant said,
            @Nullable Integer seconds) {
        var aimed = planned != null ? planned : said;
        return aimed == null || seconds == null ? null : aimed.plusSeconds(seconds);
    }
}
