package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Notices.Untold;
import io.ansage.query.outlook.OutlookStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recomputes who is not told the present state of a journey, and why not. Asks as the planner asks; writes nothing. */
public final class UntoldPassengers {

    private final PlanningStore store;
    private final SettlingStore windows;
    private final OutlookStore outlooks;
    private final CohortDecisions decisions;
    private final Transactions transactions;
    private final Clock clock;

    public UntoldPassengers(PlanningStore store, SettlingStore windows, OutlookStore outlooks,
            CohortDecisions decisions, Transactions transactions, Clock passengerClock) {
        this.store = store;
        this.windows = windows;
        this.outlooks = outlooks;
        this.decisions = decisions;
        this.transactions = transactions;
        this.clock = passengerClock;
    }

    /** At most so many, in the order of their cohorts; none of a journey nobody knows. */
    public List<Untold> list(JourneyId journey, int limit) {
        return transactions.inTransaction(() -> {
            var cohorts = store.listCohorts(journey);
            var facts = facts(cohorts);
            return cohorts.stream().flatMap(cohort -> untold(facts, cohort)).limit(limit).toList();
        });
    }

    private TripFacts facts(List<Cohort> cohorts) {
        var journeys = cohorts.stream()
                .flatMap(c -> c.legs().stream())
                .map(Leg::journeyId)
                .collect(Collectors.toUnmodifiableSet());
        var known = outlooks.findAll(journeys)
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().outlook()));
        var now = clock.instant();
        return new TripFacts(known, windows.listOpenedAt(journeys), now, decisions.mutedAt(now));
    }

    private Stream<Untold> untold(TripFacts facts, Cohort cohort) {
        var decision = decisions.decide(facts, cohort);
        var by = decisions.mutedBy(facts, cohort, decision);
        return switch (decision) {
            case Silent silent -> all(cohort, silent.reason(), silent.recheckAt(), by);
            case Hold hold -> all(cohort, hold.reason(), hold.until(), by);
            // Being told right now, or by the next run of the planner.
            case Tell _ -> Stream.of();
        };
    }

    private static Stream<Untold> all(Cohort cohort, SilenceReason reason, @Nullable Instant recheckAt,
            @Nullable String by) {
        return cohort.members()
                .list()
                .stream()
                .map(m -> new Untold(m.subscriptionId(), m.passengerId(), reason.name(), recheckAt, by));
    }
}
