package io.ansage.domain.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.ConnectionTruths.Change;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.timetable.ChangeTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Cuts a trip out of the outlooks of its journeys. The planner and the send gate see it in this one way. */
public final class TripTruths {

    private final NoticeParameters parameters;
    private final ChangeTimes changes;

    /** {@code changes} says how long it takes to change trains. */
    public TripTruths(NoticeParameters parameters, ChangeTimes changes) {
        this.parameters = parameters;
        this.changes = changes;
    }

    /** The same with other numbers. */
    public TripTruths with(NoticeParameters numbers) {
        return new TripTruths(numbers, changes);
    }

    /**
     * The truth about a trip at an instant of passenger time; of a journey nobody knows it is unknown.
     *
     * @param mutes what hides news of a leg
     */
    public TripTruth of(List<Leg> legs, Map<JourneyId, JourneyOutlook> outlooks,
            BiFunction<JourneyOutlook, Leg, Mute> mutes, Instant now) {
        var truths = new ArrayList<LegTruth>();
        for (var leg : legs) {
            var outlook = calling(outlooks, leg);
            truths.add(outlook == null
                    ? LegTruth.UNKNOWN
                    : LegTruths.of(outlook, leg, now, parameters).muted(mutes.apply(outlook, leg)));
        }
        var connections = new ArrayList<ConnectionTruth>();
        for (int i = 1; i < legs.size(); i++) {
            connections.add(ConnectionTruths.between(truths.get(i - 1), truths.get(i),
                    change(outlooks, legs.get(i - 1), legs.get(i)), parameters.connections()));
        }
        return new TripTruth(truths, connections);
    }

    private Change change(Map<JourneyId, JourneyOutlook> outlooks, Leg from, Leg to) {
        var feeder = calling(outlooks, from);
        var next = calling(outlooks, to);
        if (feeder == null || next == null) {
            return new Change(null, null, null);
        }
        var arrives = feeder.findCall(from.alighting()).orElseThrow().planned();
        var departs = next.findCall(to.boarding()).orElseThrow().planned();
        var time = changes.find(to.journeyId().network(), arrives.stop(), departs.stop()).orElse(null);
        // A train that waits for one feeder does not wait for those who come otherwise.
        var waiting = next.findHold(from.journeyId())
                .filter(hold -> hold.order() == to.boarding())
                .map(hold -> Duration.ofMinutes(hold.minutes()))
                .orElse(null);
        return new Change(arrives.aimedArrival(), time, waiting);
    }

    /** The outlook of a leg's journey, if that is known to call where the leg begins and ends. */
    public static @Nullable JourneyOutlook calling(Map<JourneyId, JourneyOutlook> outlooks, Leg leg) {
        var outlook = outlooks.get(leg.journeyId());
        return outlook == null || outlook.findCall(leg.boarding()).isEmpty()
                || outlook.findCall(leg.alighting()).isEmpty() ? null : outlook;
    }
}
