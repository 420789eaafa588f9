package io.ansage.infra.metrics;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.NoticeDraft;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlanningStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Counts decisions: {@code ansage.notices.told} by class and reason, {@code ansage.notices.silent} by reason. A decision
 * whose transaction is rolled back is counted again when it is repeated; the ledger is exact.
 */
public final class MeteredPlanning implements PlanningStore {

    private final PlanningStore store;
    private final MeterRegistry meters;

    public MeteredPlanning(PlanningStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    @Override
    public List<Cohort> listCohorts(JourneyId journey) {
        return store.listCohorts(journey);
    }

    @Override
    public List<Notice> write(NoticeDraft draft, List<Cohort.Member> members) {
        var written = store.write(draft, members);
        if (draft.holdUntil() == null) {
            meters.counter("ansage.notices.told", "class", draft.noticeClass().name(), "reason", draft.reason())
                    .increment(written.size());
        }
        return written;
    }

    @Override
    public void closeOpen(List<Cohort.Member> members, String status, String reason, Instant now) {
        store.closeOpen(members, status, reason, now);
    }

    @Override
    public void withdrawEnded(JourneyId journey, Instant now) {
        store.withdrawEnded(journey, now);
    }

    @Override
    public void lockTripsWithChanges(JourneyId journey) {
        store.lockTripsWithChanges(journey);
    }

    @Override
    public void countSilence(Map<String, Long> byReason) {
        store.countSilence(byReason);
        byReason.forEach((reason, n) -> meters.counter("ansage.notices.silent", "reason", reason).increment(n));
    }

    @Override
    public void record(PlannedWindow window) {
        store.record(window);
    }
}
