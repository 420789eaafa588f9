package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.query.alternative.OfferStore;
import io.ansage.query.alternative.Remedies;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.live.LiveHub;
import io.ansage.query.outlook.OutlookStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides, when a journey's window is due, who of its passengers is told what: the policy is asked once per cohort, and
 * one row per recipient who is told or held is written together with the claim of the window. Silence is only counted;
 * it can be recomputed. Any number of planners may run at once.
 */
public final class NoticePlanner {

    /**
     * So many windows share a transaction and its statements. With one window each, 237 passengers cost twenty to a
     * hundred round trips and a commit; together they cost fifteen.
     */
    private static final int PAGE = 32;

    private final SettlingStore windows;
    private final PlanningStore store;
    private final OutlookStore outlooks;
    private final CohortDecisions decisions;
    private final Remedies remedies;
    private final OfferStore offers;
    private final Transactions transactions;
    private final LiveHub live;
    private final Clock clock;

    public NoticePlanner(SettlingStore windows, PlanningStore store, OutlookStore outlooks,
            CohortDecisions decisions, Remedies remedies, OfferStore offers, Transactions transactions, LiveHub live,
            Clock passengerClock) {
        this.windows = windows;
        this.store = store;
        this.outlooks = outlooks;
        this.decisions = decisions;
        this.remedies = remedies;
        this.offers = offers;
        this.transactions = transactions;
        this.live = live;
        this.clock = passengerClock;
    }

    private record Planned(int windows, List<Notice> told) {}

    /** Plans every window that is due now; returns how many there were. */
    public int planDue() {
        int planned = 0;
        while (true) {
            // By itself, so that others can claim what we do not.
            transactions.inTransaction(this::gather);
            var page = transactions.inTransaction(this::planPage);
            if (page.windows() == 0) {
                return planned;
            }
            live.publishNotices(page.told());
            planned += page.windows();
        }
    }

    private boolean gather() {
        windows.gather();
        return true;
    }

    private Planned planPage() {
        var now = clock.instant();
        var claimed = windows.claimDue(now, PAGE);
        if (claimed.isEmpty()) {
            return new Planned(0, List.of());
        }
        store.prepare(now);
        var known = find(claimed.stream().map(SettlingWindow::journeyId).toList());
        var unknown = claimed.stream().map(SettlingWindow::journeyId).filter(id -> !known.containsKey(id)).toList();
        windows.close(unknown);
        store.withdrawEnded(known.keySet(), now);
        store.lockTripsWithChanges(known.keySet());
        var cohorts = store.listCohorts(known.keySet());
        var together = together(claimed, known, cohorts);
        var others = others(together, cohorts);
        known.putAll(find(others));
        var openedAt = others.isEmpty() ? Map.<JourneyId, Instant>of() : windows.listOpenedAt(others);
        var muted = decisions.mutedAt(now);
        var page = new PlanningPage(store, windows, offers, now);
        for (var window : together) {
            new WindowPlanning(page, decisions, remedies, window, now)
                    .plan(known, openedAt, muted, cohorts.getOrDefault(window.journeyId(), List.of()));
        }
        return new Planned(unknown.size() + together.size(), page.write());
    }

    private Map<JourneyId, JourneyOutlook> find(Collection<JourneyId> journeys) {
        var found = new HashMap<JourneyId, JourneyOutlook>();
        if (!journeys.isEmpty()) {
            outlooks.findAll(journeys).forEach((id, positioned) -> found.put(id, positioned.outlook()));
        }
        return found;
    }

    /**
     * Windows that no trip has in common: a trip on two of them is to be decided about by way of the second knowing what
     * was decided by way of the first, so the second stays due and comes with the next page. The eldest is always there.
     */
    private static List<SettlingWindow> together(List<SettlingWindow> claimed, Map<JourneyId, JourneyOutlook> known,
            Map<JourneyId, List<Cohort>> cohorts) {
        var together = new ArrayList<SettlingWindow>();
        Set<JourneyId> taken = new HashSet<>();
        for (var window : claimed) {
            var id = window.journeyId();
            if (known.containsKey(id) && Collections.disjoint(journeys(cohorts.getOrDefault(id, List.of())), taken)) {
                together.add(window);
                taken.add(id);
            }
        }
        return together;
    }

    private static Set<JourneyId> others(List<SettlingWindow> together, Map<JourneyId, List<Cohort>> cohorts) {
        var others = new HashSet<JourneyId>();
        together.forEach(window -> others.addAll(journeys(cohorts.getOrDefault(window.journeyId(), List.of()))));
        together.forEach(window -> others.remove(window.journeyId()));
        return others;
    }

    /** Of all legs of these passengers. */
    private static Set<JourneyId> journeys(List<Cohort> cohorts) {
        var journeys = new HashSet<JourneyId>();
        for (var cohort : cohorts) {
            for (var leg : cohort.legs()) {
                journeys.add(leg.journeyId());
            }
        }
        return journeys;
    }
}
