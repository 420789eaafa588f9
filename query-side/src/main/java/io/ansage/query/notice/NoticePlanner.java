package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.alternative.OfferStore;
import io.ansage.query.alternative.Remedies;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.PlannedWindow.Seen;
import io.ansage.query.outlook.OutlookStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, when a journey's window is due, who of its passengers is told what: the policy is asked once per cohort, and
 * one row per recipient who is told or held is written together with the claim of the window. Silence is only counted;
 * it can be recomputed.
 */
public final class NoticePlanner {

    private static final Logger LOG = LoggerFactory.getLogger(NoticePlanner.class);

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

    /** Plans every window that is due now; returns how many there were. */
    public int planDue() {
        int planned = 0;
        while (true) {
            var written = transactions.inTransaction(this::planOne);
            if (written.isEmpty()) {
                return planned;
            }
            live.publishNotices(written.get());
            planned++;
        }
    }

    private Optional<List<Notice>> planOne() {
        var now = clock.instant();
        return windows.claimDue(now).map(window -> {
            var outlook = outlooks.findAll(List.of(window.journeyId())).get(window.journeyId());
            if (outlook == null) {
                windows.close(window.journeyId());
                return List.of();
            }
            return new Planning(outlook.outlook(), window, now).plan();
        });
    }

    /** The planning of one window. */
    private final class Planning {
        private final JourneyOutlook outlook;
        private final SettlingWindow window;
        private final Instant now;
        private final Map<String, Long> silences = new HashMap<>();
        private final List<Notice> told = new ArrayList<>();
        private @Nullable Instant recheck;
        private boolean settling;

        Planning(JourneyOutlook outlook, SettlingWindow window, Instant now) {
            this.outlook = outlook;
            this.window = window;
            this.now = now;
        }

        List<Notice> plan() {
            store.withdrawEnded(outlook.id(), now);
            store.lockTripsWithChanges(outlook.id());
            var cohorts = store.listCohorts(outlook.id());
            var facts = facts(cohorts);
            for (var cohort : cohorts) {
                var decision = decisions.decide(facts, cohort);
                lookAgain(decision.recheckAt());
                settling |= decision instanceof Hold hold && hold.reason() == SilenceReason.SETTLING;
                switch (Effect.of(cohort, decision)) {
                    case Effect.Told(var tell) -> tell(facts, cohort, tell);
                    case Effect.Held(var hold) -> hold(cohort, hold);
                    case Effect.Waits _ -> {
                        // It is written down already.
                    }
                    case Effect.OnItsWay _ -> count(SilenceReason.DUPLICATE, cohort);
                    case Effect.Untold(var reason) -> silent(cohort, reason);
                }
            }
            store.countSilence(silences);
            Settling.remains(new Settling.Window(window.openedAt(), window.dueAt()), settling, recheck)
                    .ifPresentOrElse(
                            kept -> windows.keep(new SettlingWindow(outlook.id(), kept.openedAt(), kept.dueAt())),
                            () -> windows.close(outlook.id()));
            if (!cohorts.isEmpty()) {
                record(facts);
            }
            log();
            return told;
        }

        /** Without passengers nothing was decided, and there is nothing to explain later. */
        private void record(TripFacts facts) {
            var others = new HashMap<JourneyId, Seen>();
            facts.outlooks().forEach((id, known) -> {
                if (!id.equals(outlook.id())) {
                    others.put(id, new Seen(known.revision(), facts.openedAt().get(id)));
                }
            });
            store.record(new PlannedWindow(outlook.id(), now, window.openedAt(), recheck, outlook.revision(), others,
                    facts.muted(), decisions.parameters(), told.size(), silences));
        }

        /** The journeys of all these trips; this one as it is being planned. */
        private TripFacts facts(List<Cohort> cohorts) {
            var others = cohorts.stream()
                    .flatMap(c -> c.legs().stream())
                    .map(Leg::journeyId)
                    .filter(id -> !id.equals(outlook.id()))
                    .collect(Collectors.toUnmodifiableSet());
            var known = new HashMap<JourneyId, JourneyOutlook>(Map.of(outlook.id(), outlook));
            var openedAt = new HashMap<JourneyId, Instant>();
            if (window.openedAt() != null) {
                openedAt.put(outlook.id(), window.openedAt());
            }
            if (!others.isEmpty()) {
                outlooks.findAll(others).forEach((id, positioned) -> known.put(id, positioned.outlook()));
                openedAt.putAll(windows.listOpenedAt(others));
            }
            return new TripFacts(known, openedAt, now, decisions.mutedAt(now));
        }

        private void lookAgain(@Nullable Instant at) {
            if (at != null && (recheck == null || at.isBefore(recheck))) {
                recheck = at;
            }
        }

        /** One line per window, with the reasons that the ledger, the metrics and support show, too. */
        private void log() {
            var byReason = told.stream()
                    .collect(Collectors.groupingBy(Notice::reason, TreeMap::new,
                            Collectors.counting()));
            (told.isEmpty() ? LOG.atDebug() : LOG.atInfo()).addKeyValue("journey", outlook.id())
                    .addKeyValue("revision", outlook.revision())
                    .addKeyValue("told", byReason)
                    .addKeyValue("silent", silences)
                    .addKeyValue("recheck", recheck)
                    .log("Planned {} at revision {}: told {}, silent {}", outlook.id(), outlook.revision(), byReason,
                            silences);
        }

        private void tell(TripFacts facts, Cohort cohort, Tell tell) {
            closeOpen(cohort, "superseded", tell.reason().name());
            var remedy = remedies.find(cohort.legs(), decisions.truth(facts, cohort), facts.outlooks(), tell, now)
                    .orElse(null);
            var written = store.write(decisions.draft(facts, cohort, tell, remedy), cohort.members());
            if (remedy != null) {
                offers.write(remedy, written);
            }
            told.addAll(written);
        }

        private void hold(Cohort cohort, Hold hold) {
            closeOpen(cohort, "superseded", hold.reason().name());
            store.write(new NoticeDraft(outlook.id(), outlook.revision(), NoticeClass.NORMAL, hold.reason().name(),
                    cohort.told(), cohort.told(), cohort.preferences().language(), "", "", outlook.asOf(), now,
                    hold.until(), hold.until()), cohort.members());
        }

        private void silent(Cohort cohort, SilenceReason reason) {
            closeOpen(cohort, "withdrawn", reason.name());
            count(reason, cohort);
        }

        private void closeOpen(Cohort cohort, String status, String reason) {
            if (cohort.open() != null) {
                store.closeOpen(cohort.members(), status, reason, now);
            }
        }

        private void count(SilenceReason reason, Cohort cohort) {
            silences.merge(reason.name(), (long) cohort.members().size(), Long::sum);
        }
    }
}
