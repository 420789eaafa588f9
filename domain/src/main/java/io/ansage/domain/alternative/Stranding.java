package io.ansage.domain.alternative;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.notice.TripTruth;
import io.ansage.domain.subscription.Leg;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a trip breaks off.
 *
 * @param kept rides that still lie ahead before that; what was travelled already is left out
 * @param wish how to go on from there
 */
public record Stranding(List<Leg> kept, Wish wish) {

    /** A day of trains ends at three in the morning; who is stuck shortly before is shown the first of the next. */
    private static final LocalTime END_OF_DAY = LocalTime.of(3, 0);
    private static final Duration AT_LEAST = Duration.ofHours(6);

    public Stranding {
        kept = List.copyOf(kept);
    }

    /**
     * Where a trip breaks off by what its passenger is told; empty if it does not, or if nothing can be said because a
     * journey or a stop is unknown.
     *
     * @param leg index of the leg that the notice is about; of a connection, that of the leg that arrives
     */
    public static Optional<Stranding> of(NoticeReason reason, int leg, List<Leg> legs, TripTruth truth,
            Map<JourneyId, JourneyOutlook> outlooks, Instant now) {
        return switch (reason) {
            case CANCELLED, BOARDING_CANCELLED -> beforeBoarding(leg, legs, truth, outlooks, now);
            case ALIGHTING_CANCELLED -> truth.legs().get(leg).boarded()
                    ? Optional.empty()
                    : beforeBoarding(leg, legs, truth, outlooks, now);
            case CONNECTION_BROKEN -> stranded(leg + 1, legs, truth, outlooks, now, null);
            case FIRST_DELAY, WORSE, BETTER, ON_TIME_AGAIN, EARLY, ARRIVES_EARLY, RUNS_AGAIN, CALLS_AGAIN, PLATFORM,
                    OPERATOR_MESSAGE,
                    NUMBER_MOVED, REMINDER, DIGEST, CONNECTION_AT_RISK, CONNECTION_HELD, CONNECTION_RESCUED ->
                    Optional.empty();
        };
    }

    private static Optional<Stranding> beforeBoarding(int leg, List<Leg> legs, TripTruth truth,
            Map<JourneyId, JourneyOutlook> outlooks, Instant now) {
        // Nobody is asked to come earlier than they wanted to.
        return stranded(leg, legs, truth, outlooks, now, truth.legs().get(leg).aimedDeparture());
    }

    private static Optional<Stranding> stranded(int next, List<Leg> legs, TripTruth truth,
            Map<JourneyId, JourneyOutlook> outlooks, Instant now, @Nullable Instant notBefore) {
        var journey = outlooks.get(legs.get(next).journeyId());
        var from = stop(outlooks, legs.get(next), legs.get(next).boarding());
        var to = stop(outlooks, legs.getLast(), legs.getLast().alighting());
        if (journey == null || from == null || to == null || from.isUnnamed() || to.isUnnamed() || from.equals(to)) {
            return Optional.empty();
        }
        var earliest = notBefore == null || notBefore.isBefore(now) ? now : notBefore;
        var arrival = next == 0 ? null : truth.legs().get(next - 1).expectedArrival();
        if (arrival != null) {
            var ready = arrival.plus(Duration.ofMinutes(truth.connections().get(next - 1).needed()));
            earliest = ready.isAfter(earliest) ? ready : earliest;
        }
        var kept = new ArrayList<Leg>();
        for (int i = 0; i < next; i++) {
            if (!truth.legs().get(i).finished()) {
                kept.add(legs.get(i));
            }
        }
        return Optional.of(new Stranding(kept, new Wish(journey.id().network(), from, to, earliest,
                endOfDay(earliest, journey), kept.stream().map(Leg::journeyId).collect(Collectors.toSet()))));
    }

    private static Instant endOfDay(Instant earliest, JourneyOutlook journey) {
        var local = earliest.atZone(journey.zone());
        var day = local.toLocalTime().isBefore(END_OF_DAY) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        var end = day.atTime(END_OF_DAY).atZone(journey.zone()).toInstant();
        var least = earliest.plus(AT_LEAST);
        return end.isBefore(least) ? least : end;
    }

    private static @Nullable StopId stop(Map<JourneyId, JourneyOutlook> outlooks, Leg leg, int order) {
        var outlook = outlooks.get(leg.journeyId());
        return outlook == null ? null : outlook.findCall(order).map(c -> c.planned().stop()).orElse(null);
    }
}
