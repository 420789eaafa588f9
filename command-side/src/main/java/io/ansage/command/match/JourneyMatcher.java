package io.ansage.command.match;

import io.ansage.command.match.KnownJourneys.Known;
import io.ansage.command.match.Match.Found;
import io.ansage.command.match.Match.Unmatched;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the journey an observation is about: by trip and date, by train number and date, or by its own plan. */
public final class JourneyMatcher {

    /** A train may be reported this long before its first and after its last planned time. */
    private static final Duration SLACK = Duration.ofHours(3);
    /** How long a journey may take of which only the departure is known. */
    private static final Duration LONGEST = Duration.ofHours(18);

    /** Three days of a nation's trains: a journey once known stays known, and most observations are of a few of them. */
    private static final int REMEMBERED = 100_000;

    private final Timetable timetable;
    private final KnownJourneys known;
    private final Set<JourneyId> remembered = ConcurrentHashMap.newKeySet();

    public JourneyMatcher(Timetable timetable, KnownJourneys known) {
        this.timetable = timetable;
        this.known = known;
    }

    public Match match(Observation o) {
        var ref = o.journey();
        if (ref.network().isEmpty()) {
            return withoutNetwork(o, ref);
        }
        var plan = o.plan();
        if (!timetable.covers(ref.network())) {
            return plan != null ? new Found(plan.id()) : withoutTimetable(ref);
        }
        var trip = ref.trip();
        if (trip != null) {
            return byTrip(o, ref.network(), trip, ref.serviceDate());
        }
        return byNumber(ref);
    }

    private Match withoutTimetable(JourneyRef ref) {
        var trip = ref.trip();
        var date = ref.serviceDate();
        if (trip != null && date != null) {
            var id = JourneyId.of(ref.network(), trip, date);
            return isKnown(id)
                    ? new Found(id)
                    : new Unmatched("journey: " + id + " is not known, and no timetable of " + ref.network()
                            + " is loaded");
        }
        return byNumber(ref);
    }

    private Match byTrip(Observation o, String network, String trip, @Nullable ServiceDate date) {
        if (date != null) {
            var id = JourneyId.of(network, trip, date);
            // A trip added on the day is in no timetable; it brings the plan it is made from.
            return o.plan() != null || timetable.findJourney(id).isPresent() || isKnown(id)
                    ? new Found(id)
                    : new Unmatched("journey: the timetable of " + network + " has no trip " + trip + " on " + date);
        }
        var about = aboutWhen(o);
        var today = ServiceDate.on(about, ZoneOffset.UTC);
        return Stream.of(today.plusDays(-1), today, today.plusDays(1))
                .map(d -> timetable.findJourney(JourneyId.of(network, trip, d)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(p -> distance(p, about)))
                .<Match>map(p -> new Found(p.id()))
                .orElseGet(() -> new Unmatched(
                        "journey: trip " + trip + " of " + network + " does not run around " + about));
    }

    private Match byNumber(JourneyRef ref) {
        var number = ref.trainNumber();
        var date = ref.serviceDate();
        if (number == null || date == null) {
            return new Unmatched("journey: neither a trip nor a train number with its service date is named");
        }
        var ids = candidates(number, date).map(Known::id)
                .filter(id -> id.network().equals(ref.network()))
                .distinct()
                .toList();
        return ids.size() == 1 ? new Found(ids.getFirst()) : notOne(number, date, ids);
    }

    /** Batch files name a number and the day of an arrival, which after midnight belongs to the service date before. */
    private Match withoutNetwork(Observation o, JourneyRef ref) {
        var number = ref.trainNumber();
        var date = ref.serviceDate();
        if (number == null || date == null) {
            return new Unmatched("journey: without a network, train number and service date must be named");
        }
        var when = aboutWhen(o);
        for (var day : List.of(date, date.plusDays(-1))) {
            var ids = candidates(number, day).filter(k -> fits(k, when)).map(Known::id).distinct().toList();
            if (ids.size() > 1) {
                return notOne(number, day, ids);
            }
            if (ids.size() == 1) {
                return new Found(ids.getFirst());
            }
        }
        var plan = o.plan();
        return plan != null ? new Found(plan.id()) : notOne(number, date, List.of());
    }

    private Stream<Known> candidates(TrainNumber number, ServiceDate date) {
        // A journey that is both planned and known has the same id in both; the plan's times count.
        var byId = new LinkedHashMap<JourneyId, Known>();
        for (var planned : timetable.listByTrainNumber(number, date)) {
            var times = times(planned);
            byId.put(planned.id(), new Known(planned.id(), times.isEmpty() ? null : times.getFirst(),
                    times.isEmpty() ? null : times.getLast()));
        }
        for (var one : known.listByTrainNumber(number, date)) {
            byId.putIfAbsent(one.id(), one);
        }
        return new ArrayList<>(byId.values()).stream();
    }

    private boolean isKnown(JourneyId id) {
        if (remembered.contains(id)) {
            return true;
        }
        boolean found = !known.known(Set.of(id)).isEmpty();
        if (found) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.add(id);
        }
        return found;
    }

    private static Match notOne(TrainNumber number, ServiceDate date, List<JourneyId> ids) {
        return new Unmatched(ids.isEmpty()
                ? "journey: no train " + number + " on " + date
                : "journey: train " + number + " on " + date + " may be any of " + ids);
    }

    private static boolean fits(Known candidate, Instant when) {
        var from = candidate.from();
        if (from == null) {
            return true;
        }
        var until = candidate.until() != null && candidate.until().isAfter(from)
                ? candidate.until()
                : from.plus(LONGEST);
        return !when.isBefore(from.minus(SLACK)) && !when.isAfter(until.plus(SLACK));
    }

    /** The time the observation is about: the first planned time it names, else any, else when it was made. */
    private static Instant aboutWhen(Observation o) {
        return o.calls()
                .stream()
                .flatMap(c -> Stream.of(c.aimedArrival(), c.aimedDeparture(), c.expectedArrival(),
                        c.expectedDeparture(), c.actualArrival(), c.actualDeparture()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(o.report().observedAt());
    }

    private static Duration distance(PlannedJourney journey, Instant when) {
        var times = times(journey);
        if (times.isEmpty()) {
            return LONGEST;
        }
        if (when.isBefore(times.getFirst())) {
            return Duration.between(when, times.getFirst());
        }
        return when.isAfter(times.getLast()) ? Duration.between(times.getLast(), when) : Duration.ZERO;
    }

    private static List<Instant> times(PlannedJourney journey) {
        return journey.calls()
                .stream()
                .flatMap((StopCall c) -> Stream.of(c.aimedArrival(), c.aimedDeparture()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
