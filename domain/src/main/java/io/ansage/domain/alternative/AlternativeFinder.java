package io.ansage.domain.alternative;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.domain.timetable.ChangeTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next ways to get there, direct or with one change, with the times expected now. What does not run, does not
 * call or has left is no way; a change needs the time that the timetable says, or else the usual least.
 */
public final class AlternativeFinder {

    private static final int MOST = 3;
    private static final Comparator<Alternative> SOONEST = Comparator.comparing(Alternative::arrives)
            .thenComparing(a -> a.legs().size())
            .thenComparing(Alternative::departs, Comparator.reverseOrder())
            .thenComparing(a -> a.legs().getFirst().journeyId());

    private final ChangeTimes changes;
    private final ChangeTime usual;

    /** {@code leastMinutes} is what a change takes where no timetable says otherwise. */
    public AlternativeFinder(ChangeTimes changes, int leastMinutes) {
        this.changes = changes;
        this.usual = new ChangeTime(leastMinutes, true);
    }

    /** A train that can be boarded, or alighted from, at a call. */
    private record Stay(JourneyOutlook journey, int index, Instant at) {

        Leg to(Stay end) {
            return new Leg(journey.id(), journey.calls().get(index).order(),
                    journey.calls().get(end.index).order());
        }
    }

    /** At most three, that which arrives first in front; none if there is no way. */
    public List<Alternative> find(Wish wish, Collection<JourneyOutlook> journeys) {
        return find(wish, journeys, MOST);
    }

    /** At most so many, that which arrives first in front; none if there is no way. */
    public List<Alternative> find(Wish wish, Collection<JourneyOutlook> journeys, int most) {
        var running = journeys.stream()
                .filter(j -> !j.cancelled() && !j.completed() && !wish.without().contains(j.id()))
                .toList();
        var found = new ArrayList<Alternative>();
        var second = secondTrains(wish, running);
        for (var journey : running) {
            var boarding = boarding(journey, wish.from(), wish.earliest());
            if (boarding != null && !boarding.at().isAfter(wish.latest())) {
                rides(wish, boarding, second, found);
            }
        }
        found.sort(SOONEST);
        var best = new ArrayList<Alternative>();
        for (var next : found) {
            // What leaves earlier and arrives no sooner is no choice.
            if (best.size() < most && best.stream().noneMatch(b -> !b.departs().isBefore(next.departs()))) {
                best.add(next);
            }
        }
        return best;
    }

    private void rides(Wish wish, Stay boarding, Map<StopId, List<Stay>> second, List<Alternative> found) {
        var calls = boarding.journey().calls();
        for (int i = boarding.index() + 1; i < calls.size(); i++) {
            var at = calls.get(i).cancelled() ? null : arrival(boarding.journey(), calls.get(i));
            if (at == null) {
                continue;
            }
            var here = new Stay(boarding.journey(), i, at);
            if (calls.get(i).planned().stop().equals(wish.to())) {
                found.add(alternative(boarding, at, boarding.to(here)));
                return;
            }
            changed(wish, boarding, here, second.getOrDefault(calls.get(i).planned().stop(), List.of()), found);
        }
    }

    private void changed(Wish wish, Stay boarding, Stay here, List<Stay> onward, List<Alternative> found) {
        if (onward.isEmpty()) {
            return;
        }
        var stop = here.journey().calls().get(here.index()).planned().stop();
        var change = changes.find(wish.network(), stop, stop).orElse(usual);
        if (!change.possible()) {
            return;
        }
        var from = here.at().plus(Duration.ofMinutes(change.minutes()));
        onward.stream()
                .filter(next -> !next.at().isBefore(from) && !next.journey().id().equals(here.journey().id()))
                .map(next -> arrived(wish, boarding, here, next))
                .min(SOONEST)
                .ifPresent(found::add);
    }

    private static Alternative arrived(Wish wish, Stay boarding, Stay here, Stay next) {
        var end = end(next.journey(), next.index(), wish.to());
        if (end == null) {
            throw new IllegalStateException(next.journey().id() + " does not get to " + wish.to());
        }
        return alternative(boarding, end.at(), boarding.to(here), next.to(end));
    }

    /** Trains that get there, by each stop at which one can change to them. */
    private static Map<StopId, List<Stay>> secondTrains(Wish wish, List<JourneyOutlook> running) {
        var byStop = new HashMap<StopId, List<Stay>>();
        for (var journey : running) {
            for (int i = 0; i < journey.calls().size() - 1; i++) {
                var call = journey.calls().get(i);
                var at = boardable(call) ? departure(journey, call) : null;
                if (at != null && !at.isBefore(wish.earliest()) && end(journey, i, wish.to()) != null) {
                    byStop.computeIfAbsent(call.planned().stop(), _ -> new ArrayList<>())
                            .add(new Stay(journey, i, at));
                }
            }
        }
        return byStop;
    }

    private static @Nullable Stay boarding(JourneyOutlook journey, StopId stop, Instant earliest) {
        for (int i = 0; i < journey.calls().size() - 1; i++) {
            var call = journey.calls().get(i);
            var at = call.planned().stop().equals(stop) && boardable(call) ? departure(journey, call) : null;
            if (at != null && !at.isBefore(earliest)) {
                return new Stay(journey, i, at);
            }
        }
        return null;
    }

    private static @Nullable Stay end(JourneyOutlook journey, int from, StopId stop) {
        for (int i = from + 1; i < journey.calls().size(); i++) {
            var call = journey.calls().get(i);
            var at = call.planned().stop().equals(stop) && !call.cancelled() ? arrival(journey, call) : null;
            if (at != null) {
                return new Stay(journey, i, at);
            }
        }
        return null;
    }

    private static Alternative alternative(Stay first, Instant arrives, Leg... legs) {
        return new Alternative(List.of(legs), first.journey().trainNumber(), first.at(), arrives);
    }

    private static boolean boardable(CallOutlook call) {
        return !call.cancelled() && !call.departed();
    }

    private static @Nullable Instant departure(JourneyOutlook journey, CallOutlook call) {
        var known = call.departureWith(journey.departureDelayAt(call.order()));
        return known != null ? known : call.planned().aimedDeparture();
    }

    private static @Nullable Instant arrival(JourneyOutlook journey, CallOutlook call) {
        var known = call.arrivalWith(journey.arrivalDelayAt(call.order()));
        return known != null ? known : call.planned().aimedArrival();
    }
}
