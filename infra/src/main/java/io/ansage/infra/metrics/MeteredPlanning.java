package io.ansage.infra.metrics;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlanningStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Counts decisions: {@code ansage.notices.told} by class and reason, {@code ansage.notices.silent} by reason, and the
 * windows they were made in, {@code ansage.windows.planned}. A decision
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
    public void prepare(Instant now) {
        store.prepare(now);
    }

    @Override
    public Map<JourneyId, List<Cohort>> listCohorts(Collection<JourneyId> journeys) {
        return store.listCohorts(journeys);
    }

    @Override
    public List<List<Notice>> write(List<Addressed> drafts) {
        var written = store.write(drafts);
        for (int i = 0; i < written.size(); i++) {
            var draft = drafts.get(i).draft();
            if (draft.holdUntil() == null) {
                meters.counter("ansage.notices.told", "class", draft.noticeClass().name(), "reason", draft.reason())
                        .increment(written.get(i).size());
            }
        }
        return written;
    }

    @Override
    public void closeOpen(List<Overtaken> notices, Instant now) {
        store.closeOpen(notices, now);
    }

    @Override
    public void withdrawEnded(Collection<JourneyId> journeys, Instant now) {
        store.withdrawEnded(journeys, now);
    }

    @Override
    public void lockTripsWithChanges(Collection<JourneyId> journeys) {
        store.lockTripsWithChanges(journeys);
    }

    @Override
    public void countSilence(Map<String, Long> byReason) {
        store.countSilence(byReason);
        byReason.forEach((reason, n) -> meters.counter("ansage.notices.silent", "reason", reason).increment(n));
    }

    @Override
    public void record(List<PlannedWindow> windows) {
        store.record(windows);
        meters.counter("ansage.windows.planned").increment(windows.size());
    }
}
