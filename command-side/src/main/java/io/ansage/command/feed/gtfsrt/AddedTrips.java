package io.ansage.command.feed.gtfsrt;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the trips that a feed has added to the plan. A complete message says all there is to say, so an added trip
 * that two of them in a row leave out before it has departed is withdrawn; a single message may be a slip. What has
 * departed is left alone: feeds drop trains under way for many reasons. Forgets with the process.
 */
final class AddedTrips {

    private static final int CONFIRMATIONS = 2;

    private record Waiting(Observation last, Instant departure, int missing) {}

    private final Map<JourneyId, Waiting> waiting = new HashMap<>();
    private Instant newest = Instant.MIN;

    /**
     * Takes in a complete message; answers a cancellation for each trip that it withdraws.
     *
     * @param added what the message says of added trips, with their plans
     */
    synchronized List<Observation> read(List<Observation> added, Report report) {
        if (!report.observedAt().isAfter(newest)) {
            return List.of();
        }
        newest = report.observedAt();
        var withdrawn = new ArrayList<Observation>();
        var present = new HashMap<JourneyId, Waiting>();
        for (var observation : added) {
            var plan = Objects.requireNonNull(observation.plan());
            var departure = departure(plan);
            if (departure != null && observation.status() != ReportedStatus.CANCELLED) {
                present.put(plan.id(), new Waiting(observation, departure, 0));
            }
        }
        waiting.forEach((id, trip) -> {
            if (present.containsKey(id) || !trip.departure().isAfter(newest)) {
                return;
            }
            if (trip.missing() + 1 == CONFIRMATIONS) {
                withdrawn.add(withdrawal(trip.last(), report));
            } else {
                present.put(id, new Waiting(trip.last(), trip.departure(), trip.missing() + 1));
            }
        });
        waiting.clear();
        waiting.putAll(present);
        return withdrawn;
    }

    private static Observation withdrawal(Observation last, Report report) {
        return new Observation(last.id() + "/withdrawn", report, last.journey(), ReportedStatus.CANCELLED, null,
                List.of(), null, null, last.plan());
    }

    private static @Nullable Instant departure(PlannedJourney plan) {
        return plan.calls()
                .stream()
                .flatMap((StopCall c) -> Stream.of(c.aimedDeparture(), c.aimedArrival()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
