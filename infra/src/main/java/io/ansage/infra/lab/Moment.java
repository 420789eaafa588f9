package io.ansage.infra.lab;

import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.Foresight;
import io.ansage.domain.notice.Foresight.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report about a running train, as the passenger aboard sees it.
 *
 * @param at           when it was known
 * @param delayMinutes minutes late, negative if early
 * @param truth        the same as the policy reads it, folded from the journey's events
 * @param place        where on its run the train was, where that was told
 */
record Moment(Instant at, int delayMinutes, LegTruth truth, @Nullable Place place) {

    Moment seenWith(Foresight foresight) {
        return new Moment(at, delayMinutes, truth.with(foresight.at(place)), place);
    }

    /** The same if the train had been so many minutes later all the time. */
    Moment later(int minutes) {
        var t = truth;
        return new Moment(at, delayMinutes + minutes,
                new LegTruth(t.cancelled(), t.boardingCancelled(), t.alightingCancelled(),
                        plus(t.departureDelay(), minutes), plus(t.arrivalDelay(), minutes), t.trendMinutes(),
                        t.plannedPlatform(), t.platform(), t.message(), t.aimedDeparture(), t.expectedDeparture(),
                        t.expectedArrival(), t.newsAge(), t.boarded(), t.finished(), t.ahead(),
                        t.mute()),
                place);
    }

    private static @Nullable Integer plus(@Nullable Integer delay, int minutes) {
        return delay == null ? null : Integer.valueOf(delay + minutes);
    }

    /** Minutes since 1970 with their fraction. */
    double minute() {
        return (at.getEpochSecond() + at.getNano() / 1e9) / 60;
    }
}
