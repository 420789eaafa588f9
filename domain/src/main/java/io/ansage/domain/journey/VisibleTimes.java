package io.ansage.domain.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares times as displays show them: in whole minutes. */
public final class VisibleTimes {

    /** No train is this late: such a value is a source's midnight error (1,443 minutes have been seen). */
    private static final int IMPLAUSIBLE_MINUTES = 720;

    private VisibleTimes() {}

    /** Whether no train can have this delay, in minutes. */
    public static boolean implausible(@Nullable Integer delayMinutes) {
        return delayMinutes != null && Math.abs((long) delayMinutes) >= IMPLAUSIBLE_MINUTES;
    }

    /** Whether a time lies further from plan than a train can be late. */
    public static boolean implausible(@Nullable Instant aimed, @Nullable Instant known) {
        return aimed != null && known != null
                && Math.abs(Duration.between(aimed, known).toMinutes()) >= IMPLAUSIBLE_MINUTES;
    }

    /** What is wrong with these times in words, if a train cannot have them. */
    static Optional<String> findImplausible(JourneyOutlook state, @Nullable Integer delayMinutes,
            List<CallTimes> calls) {
        if (implausible(delayMinutes)) {
            return Optional.of("delayMinutes: " + delayMinutes + " is more than a train can be late");
        }
        for (var times : calls) {
            var call = state.findCall(times.order()).map(CallOutlook::planned).orElse(null);
            if (call != null && (implausible(call.aimedArrival(), times.expectedArrival())
                    || implausible(call.aimedArrival(), times.actualArrival())
                    || implausible(call.aimedDeparture(), times.expectedDeparture())
                    || implausible(call.aimedDeparture(), times.actualDeparture()))) {
                return Optional.of("calls: the times at " + call.stopName() + " are further from plan than possible");
            }
        }
        return Optional.empty();
    }

    /** Of these times those by which a display would change. Unknown calls are left out. */
    static List<CallTimes> differing(JourneyOutlook state, List<CallTimes> news) {
        var differing = new ArrayList<CallTimes>();
        for (var times : news) {
            state.findCall(times.order())
                    .map(call -> differing(call.times(), times))
                    .filter(t -> !t.isEmpty())
                    .ifPresent(differing::add);
        }
        return differing;
    }

    private static CallTimes differing(CallTimes known, CallTimes news) {
        // What has taken place is no longer expected.
        boolean arrived = known.actualArrival() != null || news.actualArrival() != null;
        boolean departed = known.actualDeparture() != null || news.actualDeparture() != null;
        return new CallTimes(news.order(),
                arrived ? null : differing(known.expectedArrival(), news.expectedArrival()),
                differing(known.actualArrival(), news.actualArrival()),
                departed ? null : differing(known.expectedDeparture(), news.expectedDeparture()),
                differing(known.actualDeparture(), news.actualDeparture()));
    }

    private static @Nullable Instant differing(@Nullable Instant known, @Nullable Instant news) {
        return news == null || (known != null && minute(known).equals(minute(news))) ? null : news;
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }
}
