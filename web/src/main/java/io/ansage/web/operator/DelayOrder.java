package io.ansage.web.operator;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.web.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns "twenty minutes late from call 3 on" into times, call by call where the plan has times. */
final class DelayOrder {

    private static final int MOST_MINUTES = 719;
    private static final int MOST_HOLDING = 48 * 60;

    private DelayOrder() {}

    static RecordTimes of(JourneyOutlook journey, Decisions.Delay asked, Report report) {
        var minutes = asked.minutes();
        if (minutes == null || Math.abs(minutes) > MOST_MINUTES) {
            throw Problem.invalid("minutes", "minutes must be between -719 and 719",
                    "A train later than that is better cancelled.");
        }
        if (asked.holdsForMinutes() != null
                && (asked.holdsForMinutes() < 1 || asked.holdsForMinutes() > MOST_HOLDING)) {
            throw Problem.invalid("holdsForMinutes", "holdsForMinutes must be between 1 and " + MOST_HOLDING,
                    "Leave it out to hold as long as the journey lasts.");
        }
        int from = asked.fromCallOrder() == null ? Integer.MIN_VALUE : asked.fromCallOrder();
        var late = Duration.ofMinutes(minutes);
        var times = journey.calls()
                .stream()
                .filter(c -> c.order() >= from && !c.departed())
                .map(c -> times(c, late))
                .filter(t -> !t.isEmpty())
                .toList();
        boolean untimed = journey.calls().stream().noneMatch(DelayOrder::hasPlan);
        if (untimed && asked.fromCallOrder() != null) {
            throw Problem.unprocessable("fromCallOrder", "The plan of this journey has no times per call.",
                    "Leave fromCallOrder out: the delay is that of the whole train.");
        }
        if (!untimed && times.isEmpty()) {
            throw Problem.unprocessable("fromCallOrder", "No call ahead is left for this delay.",
                    "Name a call the train has not left yet.");
        }
        // A delay of the whole train also carries calls the plan has no times for.
        var whole = asked.fromCallOrder() == null ? minutes : null;
        return new RecordTimes(journey.id(), whole, times, OperatorController.cause(asked.cause()), report);
    }

    private static boolean hasPlan(CallOutlook c) {
        return c.planned().aimedArrival() != null || c.planned().aimedDeparture() != null;
    }

    private static CallTimes times(CallOutlook c, Duration late) {
        boolean arrived = c.reached();
        return CallTimes.expected(c.order(), arrived ? null : plus(c.planned().aimedArrival(), late),
                plus(c.planned().aimedDeparture(), late));
    }

    private static @Nullable Instant plus(@Nullable Instant aimed, Duration late) {
        return aimed == null ? null : aimed.plus(late);
    }
}
