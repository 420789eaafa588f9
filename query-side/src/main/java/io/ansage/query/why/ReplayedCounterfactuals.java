package io.ansage.query.why;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Counterfactuals;
import io.ansage.query.history.HistoryReads;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.why.Simulation.Rules;
import io.ansage.query.why.Simulation.Would;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what would have been told, by planning the past anew in memory. Holds nothing but what reads. */
public final class ReplayedCounterfactuals implements Counterfactuals {

    private static final int MOST_TRIPS = 2_000;
    private static final int MOST_SHOWN = 50;

    private final PastReads past;
    private final HistoryReads history;
    private final Function<NoticeParameters, CohortDecisions> policies;
    private final NoticeParameters current;

    public ReplayedCounterfactuals(PastReads past, HistoryReads history,
            Function<NoticeParameters, CohortDecisions> policies, NoticeParameters current) {
        this.past = past;
        this.history = history;
        this.policies = policies;
        this.current = current;
    }

    @Override
    public NoticeParameters current() {
        return current;
    }

    @Override
    public Comparison compare(JourneyId journey, Asked asked) {
        var sum = new Sum();
        add(journey, asked, sum);
        return sum.comparison(1, null);
    }

    @Override
    public Comparison compare(ServiceDate date, @Nullable JourneyId after, int limit, Asked asked) {
        var journeys = past.journeysOf(date, after, limit);
        var sum = new Sum();
        journeys.forEach(journey -> add(journey, asked, sum));
        return sum.comparison(journeys.size(), journeys.size() < limit ? null : journeys.getLast());
    }

    /** A trip of several journeys counts with the first of them that comes by. */
    private void add(JourneyId journey, Asked asked, Sum sum) {
        var ids = past.tripsOn(journey, MOST_TRIPS).stream().filter(sum.seen::add).toList();
        var trips = past.find(ids);
        var involved = trips.stream()
                .flatMap(trip -> trip.forms().stream())
                .flatMap(form -> form.legs().stream())
                .map(Leg::journeyId)
                .collect(Collectors.toUnmodifiableSet());
        var plannings = past.listPlanned(involved);
        var journeys = new PastJourneys(history);
        var would = new Simulation(journeys, plannings, new Rules(policies, asked.parameters(), preferences(asked)))
                .run(trips);
        var unchanged = new Simulation(journeys, plannings, new Rules(policies, current, UnaryOperator.identity()))
                .run(trips);
        for (var trip : trips) {
            sum.add(trip, told(would, trip.id()), told(unchanged, trip.id()));
        }
    }

    private static List<Would> told(Map<TripId, List<Would>> all, TripId trip) {
        return all.getOrDefault(trip, List.of());
    }

    private static UnaryOperator<Preferences> preferences(Asked asked) {
        return own -> new Preferences(Objects.requireNonNullElse(asked.thresholdMinutes(), own.thresholdMinutes()),
                Objects.requireNonNullElse(asked.stepMinutes(), own.stepMinutes()),
                Objects.requireNonNullElse(asked.lookAheadMinutes(), own.lookAheadMinutes()), own.languages(),
                own.quiet(), own.doNotDisturbUntil(), own.channels(), own.urgentChannels(), own.digestAt(),
                own.reminderMinutes(), own.stepFree());
    }

    /** Adds trips up. */
    private static final class Sum {
        private final HashSet<TripId> seen = new HashSet<>();
        private final List<TripDifference> changed = new ArrayList<>();
        private final List<Would> was = new ArrayList<>();
        private final List<Would> would = new ArrayList<>();
        private final List<Would> unchanged = new ArrayList<>();
        private int trips;
        private int tripsChanged;

        void add(PastTrip trip, List<Would> tripWould, List<Would> tripUnchanged) {
            var tripWas = trip.rows()
                    .stream()
                    .filter(row -> !row.held() && row.notice().journeyId() != null)
                    .map(row -> new Would(row.notice().plannedAt(), Objects.requireNonNull(row.notice().journeyId()),
                            row.notice().noticeClass(), row.notice().reason(), row.notice().title(),
                            row.notice().body()))
                    .toList();
            trips++;
            was.addAll(tripWas);
            would.addAll(tripWould);
            unchanged.addAll(tripUnchanged);
            if (!essence(tripWas).equals(essence(tripWould))) {
                tripsChanged++;
                if (changed.size() < MOST_SHOWN) {
                    changed.add(new TripDifference(trip.id(), trip.last().subscription(), trip.last().passenger(),
                            told(tripWas), told(tripWould)));
                }
            }
        }

        Comparison comparison(int journeys, @Nullable JourneyId next) {
            return new Comparison(journeys, trips, totals(was), totals(would), totals(unchanged), tripsChanged,
                    List.copyOf(changed), next);
        }

        private record Essence(Instant at, NoticeClass noticeClass, String reason, String title) {}

        private static List<Essence> essence(List<Would> told) {
            return told.stream().map(w -> new Essence(w.at(), w.noticeClass(), w.reason(), w.title())).toList();
        }

        private static List<Told> told(List<Would> told) {
            return told.stream()
                    .map(w -> new Told(w.at(), w.noticeClass().name(), w.reason(), w.title(), w.body()))
                    .toList();
        }

        private static Totals totals(List<Would> told) {
            var byReason = new TreeMap<String, Integer>();
            var byClass = new TreeMap<String, Integer>();
            var byJourney = new HashMap<JourneyId, Integer>();
            int interruptions = 0;
            for (var one : told) {
                byReason.merge(one.reason(), 1, Integer::sum);
                byClass.merge(one.noticeClass().name(), 1, Integer::sum);
                if (one.noticeClass().interrupts()) {
                    interruptions++;
                    byJourney.merge(one.about(), 1, Integer::sum);
                }
            }
            return new Totals(told.size(), interruptions, byReason, byClass, byJourney);
        }
    }
}
