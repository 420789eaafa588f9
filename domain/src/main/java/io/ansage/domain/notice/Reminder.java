package io.ansage.domain.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a passenger is to be reminded of their departure, once; moves as the train does. */
final class Reminder {

    private Reminder() {}

    /** When; absent if they want none, have had it, or there is nothing to catch any more. */
    static @Nullable Instant at(TripSituation s) {
        var truth = s.legs().getFirst().truth();
        int minutes = s.preferences().reminderMinutes();
        var departure = truth.expectedDeparture();
        boolean catchable = !truth.cancelled() && !truth.boardingCancelled() && !truth.boarded() && !truth.finished();
        return minutes > 0 && !s.told().reminded() && catchable && departure != null && departure.isAfter(s.now())
                ? departure.minus(Duration.ofMinutes(minutes))
                : null;
    }

    static boolean due(TripSituation s) {
        var at = at(s);
        return at != null && !at.isAfter(s.now());
    }

    /** What they believe once reminded: also how late the train is, where what they were told does not cover it. */
    static TripTold told(TripSituation s, TripTold before, NoticeParameters parameters) {
        var truth = s.legs().getFirst().truth();
        var leg = before.legs().getFirst();
        Integer delay = truth.departureDelay();
        var departure = delay == null || leg.departure().contains(delay)
                ? leg.departure()
                : TellableRange.departure(delay, truth.ahead(), parameters);
        var reminded = new LastTold(leg.version(), leg.cancelled(), leg.boardingCancelled(), leg.alightingCancelled(),
                departure, leg.arrival(), leg.platform(), leg.message(), delay == null ? leg.shownMinutes() : delay,
                leg.interrupts(), leg.at());
        return before.withLeg(0, reminded).withReminder();
    }

    /** The same answer, looked at again when the reminder is due. */
    static TripDecision lookAgain(TripSituation s, TripDecision answer) {
        var at = at(s);
        if (at == null || !at.isAfter(s.now()) || answer.recheckAt() != null && !at.isBefore(answer.recheckAt())) {
            return answer;
        }
        return switch (answer) {
            case TripDecision.Tell t -> t.after().reminded()
                    ? t
                    : new TripDecision.Tell(t.noticeClass(), t.reason(), t.leg(), t.after(), t.usefulUntil(), at);
            case TripDecision.Hold h -> new TripDecision.Hold(at, h.reason());
            case TripDecision.Silent n -> new TripDecision.Silent(n.reason(), at);
        };
    }
}
