package io.ansage.domain.notice;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.Fact;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.subscription.Leg;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cuts a leg out of a journey's outlook: what is true for somebody who rides from here to there. */
public final class LegTruths {

    private LegTruths() {}

    /**
     * The truth about a leg at an instant of passenger time.
     *
     * @throws IllegalArgumentException if the journey has no such calls
     */
    public static LegTruth of(JourneyOutlook outlook, Leg leg, Instant now, NoticeParameters parameters) {
        return of(outlook, leg, now, parameters, Foresight.SHIPPED);
    }

    /**
     * The same, seen with another foresight than the one shipped.
     *
     * @throws IllegalArgumentException if the journey has no such calls
     */
    public static LegTruth of(JourneyOutlook outlook, Leg leg, Instant now, NoticeParameters parameters,
            Foresight foresight) {
        var boarding = call(outlook, leg.boarding());
        var alighting = call(outlook, leg.alighting());
        Integer departureDelay = outlook.departureDelayAt(leg.boarding());
        Integer arrivalDelay = outlook.arrivalDelayAt(leg.alighting());
        Instant aimedDeparture = boarding.planned().aimedDeparture();
        Instant departure = orPlanned(boarding.departureWith(departureDelay), aimedDeparture);
        Instant arrival = orPlanned(alighting.arrivalWith(arrivalDelay), alighting.planned().aimedArrival());
        boolean progressKnown = outlook.known().containsKey(Fact.PROGRESS);
        boolean boarded = boarding.departed()
                || !progressKnown && isPast(departure, now.minus(parameters.boardedAfter()));
        // Whoever waited where the train did not call is not on it.
        boolean finished = outlook.completed() || alighting.reached() || boarded && boarding.cancelled()
                || !progressKnown && isPast(arrival, now.minus(parameters.boardedAfter()));
        return new LegTruth(outlook.cancelled(), boarding.cancelled(), alighting.cancelled(), departureDelay,
                arrivalDelay, outlook.trendMinutes(), boarding.planned().platform(), boarding.platform(),
                outlook.message(), aimedDeparture, departure, arrival, outlook.newsAge(), boarded, finished,
                foresight.at(Foresight.Place.of(outlook)), Mute.NONE);
    }

    private static CallOutlook call(JourneyOutlook outlook, int order) {
        return outlook.findCall(order)
                .orElseThrow(() -> new IllegalArgumentException(outlook.id() + " has no call with order " + order));
    }

    private static @Nullable Instant orPlanned(@Nullable Instant known, @Nullable Instant aimed) {
        return known != null ? known : aimed;
    }

    private static boolean isPast(@Nullable Instant instant, Instant limit) {
        return instant != null && instant.isBefore(limit);
    }
}
