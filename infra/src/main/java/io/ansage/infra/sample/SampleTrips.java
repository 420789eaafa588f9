package io.ansage.infra.sample;

import io.ansage.domain.journey.StopCall;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Trips that somebody might plan on some journeys: on one train, or with one change that a sensible person risks. */
final class SampleTrips {

    static final Duration SHORTEST_CHANGE = Duration.ofMinutes(4);
    static final Duration LONGEST_CHANGE = Duration.ofMinutes(12);

    private final List<PlannedJourney> journeys;
    private final List<Change> changes = new ArrayList<>();

    /** A trip, and when its last train has come to its end. */
    record Trip(TripPlan plan, Instant over) {}

    /** From one train, at the call with that index, to another. */
    private record Change(PlannedJourney first, int alighting, PlannedJourney second, int boarding) {}

    SampleTrips(List<PlannedJourney> journeys) {
        this.journeys = List.copyOf(journeys);
        for (var first : journeys) {
            for (var second : journeys) {
                addChanges(first, second);
            }
        }
    }

    /** On one train; empty if there is none. */
    Optional<Trip> drawDirect(RandomGenerator random) {
        return drawn(journeys, random).map(journey -> {
            int from = random.nextInt(journey.calls().size() - 1);
            int to = between(from + 1, journey.calls().size(), random);
            return new Trip(TripPlan.of(leg(journey, from, to)), SampleDay.arrival(journey));
        });
    }

    /** With one change; empty if no trains meet. */
    Optional<Trip> drawWithChange(RandomGenerator random) {
        return drawn(changes, random).map(change -> {
            int from = random.nextInt(change.alighting());
            int to = between(change.boarding() + 1, change.second().calls().size(), random);
            return new Trip(
                    new TripPlan(List.of(leg(change.first(), from, change.alighting()),
                            leg(change.second(), change.boarding(), to))),
                    SampleDay.arrival(change.second()));
        });
    }

    private void addChanges(PlannedJourney first, PlannedJourney second) {
        var here = first.calls();
        var there = second.calls();
        for (int i = 1; i < here.size(); i++) {
            for (int j = 0; j < there.size() - 1; j++) {
                if (here.get(i).stop().equals(there.get(j).stop()) && fits(here.get(i), there.get(j))
                        && leadsAway(first, second, j)) {
                    changes.add(new Change(first, i, second, j));
                }
            }
        }
    }

    private static boolean fits(StopCall alighting, StopCall boarding) {
        if (alighting.aimedArrival() == null || boarding.aimedDeparture() == null) {
            return false;
        }
        var change = Duration.between(alighting.aimedArrival(), boarding.aimedDeparture());
        return change.compareTo(SHORTEST_CHANGE) >= 0 && change.compareTo(LONGEST_CHANGE) <= 0;
    }

    /** Nobody changes to get where the first train goes, or whence it came. */
    private static boolean leadsAway(PlannedJourney first, PlannedJourney second, int boarding) {
        var served = first.calls().stream().map(StopCall::stop).collect(Collectors.toCollection(HashSet::new));
        return second.calls().stream().skip(boarding + 1L).noneMatch(call -> served.contains(call.stop()));
    }

    private static Leg leg(PlannedJourney journey, int from, int to) {
        return new Leg(journey.id(), journey.calls().get(from).order(), journey.calls().get(to).order());
    }

    private static int between(int from, int end, RandomGenerator random) {
        return from + random.nextInt(end - from);
    }

    private static <T> Optional<T> drawn(List<T> choice, RandomGenerator random) {
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(random.nextInt(choice.size())));
    }
}
