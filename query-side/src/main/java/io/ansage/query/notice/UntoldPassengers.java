package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeDecision;
import io.ansage.domain.notice.NoticeDecision.Hold;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.query.api.Notices.Untold;
import io.ansage.query.outlook.OutlookStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
            var known = outlooks.findAll(List.of(journey)).get(journey);
            if (known == null) {
                return List.<Untold>of();
            }
            var openedAt = windows.findOpenedAt(journey).orElse(null);
            var now = clock.instant();
            return store.listCohorts(journey)
                    .stream()
                    .flatMap(cohort -> untold(known.outlook(), cohort, openedAt, now))
                    .limit(limit)
                    .toList();
        });
    }

    private Stream<Untold> untold(JourneyOutlook outlook, Cohort cohort, @Nullable Instant openedAt, Instant now) {
        NoticeDecision decision = decisions.decide(outlook, cohort, openedAt, now);
        return switch (decision) {
            case Silent silent -> all(cohort, silent.reason(), null);
            case Hold hold -> all(cohort, hold.reason(), hold.until());
            // Being told right now, or by the next run of the planner.
            case Tell _ -> Stream.of();
        };
    }

    private static Stream<Untold> all(Cohort cohort, SilenceReason reason, @Nullable Instant recheckAt) {
        return cohort.members()
                .stream()
                .map(m -> new Untold(m.subscriptionId(), m.passengerId(), reason.name(), recheckAt));
    }
}
