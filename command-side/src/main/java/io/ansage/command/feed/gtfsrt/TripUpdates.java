package io.ansage.command.feed.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.StopDirectory;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The calls of one trip, as a feed tells them and as they follow from the plan. */
final class TripUpdates {

    private static final int STOP_RELATIONSHIP_FIELD = 5;

    private final Trip trip;
    private final StopDirectory stops;
    private final boolean timesArePlanned;
    private final List<ObservedCall> calls = new ArrayList<>();
    private final TreeMap<Integer, StopCall> planned = new TreeMap<>();
    private int lastOrder = -1;
    private @Nullable Integer carriedDelay;

    TripUpdates(Trip trip, StopDirectory stops, boolean timesArePlanned) {
        this.trip = trip;
        this.stops = stops;
        this.timesArePlanned = timesArePlanned;
        if (trip.planned() != null) {
            trip.planned().calls().forEach(call -> planned.put(call.order(), call));
        }
    }

    /** What the updates say, in order; a delay lasts until the next update, as the reference defines it. */
    List<ObservedCall> observe(List<StopTimeUpdate> updates) {
        for (var update : updates) {
            int order = order(update);
            carryTo(order);
            calls.add(observe(update, order));
            lastOrder = order;
        }
        carryTo(Integer.MAX_VALUE);
        return calls.stream().filter(TripUpdates::saysSomething).toList();
    }

    /** The plan as far as the updates themselves tell it, for a trip that no timetable knows. */
    @Nullable
    PlannedJourney planFromUpdates(ZoneId zone) {
        var plan = new ArrayList<StopCall>();
        for (var call : calls) {
            int order = call.order() == null ? plan.size() : call.order();
            if (plan.isEmpty() || plan.getLast().order() < order) {
                plan.add(new StopCall(order, stopId(call, order), stopName(call, order), call.aimedArrival(),
                        call.aimedDeparture(), call.platform()));
            }
        }
        return plan.isEmpty()
                ? null
                : new PlannedJourney(trip.id(), trip.trainNumber(), null,
                        plan.getLast().stopName(), zone, plan);
    }

    private StopId stopId(ObservedCall call, int order) {
        return call.stop() != null ? call.stop() : StopId.unnamed(trip.network(), order);
    }

    private static String stopName(ObservedCall call, int order) {
        return call.stopName() != null ? call.stopName() : "Stop " + order;
    }

    private int order(StopTimeUpdate update) {
        if (update.hasStopSequence()) {
            return update.getStopSequence();
        }
        var stop = stop(update);
        for (var call : planned.tailMap(lastOrder, false).values()) {
            if (stop != null && call.stop().equals(stop.id())) {
                return call.order();
            }
        }
        return lastOrder + 1;
    }

    private void carryTo(int order) {
        if (carriedDelay == null) {
            return;
        }
        for (var call : planned.subMap(lastOrder, false, order, false).values()) {
            calls.add(new ObservedCall(call.order(), call.stop(), null, null, null,
                    plus(call.aimedArrival(), carriedDelay), plus(call.aimedDeparture(), carriedDelay), null, null,
                    call.aimedArrival() == null ? null : carriedDelay,
                    call.aimedDeparture() == null ? null : carriedDelay, null, null, CallPhase.AHEAD));
        }
    }

    private ObservedCall observe(StopTimeUpdate update, int order) {
        var stop = stop(update);
        var relationship = update.getScheduleRelationship();
        var plan = planned.get(order);
        boolean scheduled = relationship == StopTimeUpdate.ScheduleRelationship.SCHEDULED
                && !update.getUnknownFields().hasField(STOP_RELATIONSHIP_FIELD);
        if (!scheduled) {
            boolean skipped = relationship == StopTimeUpdate.ScheduleRelationship.SKIPPED;
            carriedDelay = skipped ? carriedDelay : null;
            return new ObservedCall(order, id(stop), name(stop), null, null, null, null, null, null, null, null, null,
                    skipped ? true : null, CallPhase.AHEAD);
        }
        var arrival = Moment.of(update.hasArrival() ? update.getArrival() : null, "arrival", timesArePlanned);
        var departure = Moment.of(update.hasDeparture() ? update.getDeparture() : null, "departure", timesArePlanned);
        if (timesArePlanned && departure.aimed == null && departure.delay != null && arrival.aimed != null) {
            // Such a feed has one planned time per stop, and trains leave the first stop too.
            departure = new Moment(arrival.aimed, plus(arrival.aimed, departure.delay), departure.delay);
        }
        carry(arrival, departure, plan);
        boolean said = !arrival.isEmpty() || !departure.isEmpty();
        return new ObservedCall(order, id(stop), name(stop), arrival.aimed, departure.aimed, arrival.expected,
                departure.expected, null, null, arrival.delay, departure.delay, platform(stop), said ? false : null,
                CallPhase.AHEAD);
    }

    private void carry(Moment arrival, Moment departure, @Nullable StopCall plan) {
        var delay = departure.delayAgainst(plan == null ? null : plan.aimedDeparture());
        if (delay == null) {
            delay = arrival.delayAgainst(plan == null ? null : plan.aimedArrival());
        }
        carriedDelay = delay == null ? carriedDelay : delay;
    }

    private StopDirectory.@Nullable Stop stop(StopTimeUpdate update) {
        var id = update.getStopTimeProperties().hasAssignedStopId()
                ? update.getStopTimeProperties().getAssignedStopId()
                : update.getStopId();
        if (id.isBlank()) {
            return null;
        }
        return stops.findStop(trip.network(), id).orElseGet(() -> {
            var line = FeedText.line(id, 100);
            return line.isEmpty() ? null : new StopDirectory.Stop(new StopId(line), line, null);
        });
    }

    private static @Nullable StopId id(StopDirectory.@Nullable Stop stop) {
        return stop == null ? null : stop.id();
    }

    private static @Nullable String name(StopDirectory.@Nullable Stop stop) {
        return stop == null ? null : stop.name();
    }

    private static @Nullable Platform platform(StopDirectory.@Nullable Stop stop) {
        return stop == null ? null : stop.platform();
    }

    private static boolean saysSomething(ObservedCall call) {
        return call.cancelled() != null || call.expectedArrival() != null || call.expectedDeparture() != null
                || call.arrivalDelaySeconds() != null || call.departureDelaySeconds() != null;
    }

    private static @Nullable Instant plus(@Nullable Instant time, int seconds) {
        return time == null ? null : time.plusSeconds(seconds);
    }

    /** Arrival or departure: planned, expected, seconds late; what is not said is absent. */
    private record Moment(@Nullable Instant aimed, @Nullable Instant expected, @Nullable Integer delay) {

        static Moment of(@Nullable StopTimeEvent event, String field, boolean timesArePlanned) {
            if (event == null) {
                return new Moment(null, null, null);
            }
            var time = StopTimes.time(event, field);
            Integer delay = event.hasDelay() ? event.getDelay() : null;
            if (time == null || delay == null) {
                return new Moment(null, time, delay);
            }
            return timesArePlanned
                    ? new Moment(time, time.plusSeconds(delay), delay)
                    : new Moment(time.minusSeconds(delay), time, delay);
        }

        boolean isEmpty() {
            return expected == null && delay == null;
        }

        @Nullable
        Integer delayAgainst(@Nullable Instant plan) {
            if (delay != null) {
                return delay;
            }
            return plan == null || expected == null
                    ? null
                    : (int) Math.clamp(expected.getEpochSecond() - plan.getEpochSecond(), -86_400L * 30,
                            86_400L * 30);
        }
    }
}
