package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.notice.TripTruth;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.alternative.Remedies;
import io.ansage.query.notice.PlannedWindow.Seen;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The planning of one window. */
final class WindowPlanning {

    private static final Logger LOG = LoggerFactory.getLogger(NoticePlanner.class);

    private final PlanningPage page;
    private final CohortDecisions decisions;
    private final Remedies remedies;
    private final SettlingWindow window;
    private final Instant now;
    private final Map<String, Long> silences = new HashMap<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private final Map<List<Leg>, TripTruth> truths = new HashMap<>();
    private final Map<Alike, NoticeDraft> drafts = new HashMap<>();
    private @Nullable Instant recheck;
    private boolean settling;

    /** All that the words of a notice depend on, beside what is known of the journeys. */
    private record Alike(List<Leg> legs, TripTold told, String language, Tell tell) {}

    WindowPlanning(PlanningPage page, CohortDecisions decisions, Remedies remedies, SettlingWindow window,
            Instant now) {
        this.page = page;
        this.decisions = decisions;
        this.remedies = remedies;
        this.window = window;
        this.now = now;
    }

    /** {@code journeys} and {@code openedAt} are those of the whole page. */
    void plan(Map<JourneyId, JourneyOutlook> journeys, Map<JourneyId, Instant> openedAt, Muted muted,
            List<Cohort> cohorts) {
        var outlook = Objects.requireNonNull(journeys.get(window.journeyId()));
        var facts = facts(journeys, openedAt, muted, cohorts);
        for (var cohort : cohorts) {
            // Many cohorts ride the same legs, and differ in their wishes and beliefs only.
            var truth = truths.computeIfAbsent(cohort.legs(), legs -> decisions.truth(facts, legs));
            var decision = decisions.decide(facts, cohort, truth);
            lookAgain(decision.recheckAt());
            settling |= decision instanceof Hold hold && hold.reason() == SilenceReason.SETTLING;
            switch (Effect.of(cohort, decision)) {
                case Effect.Told(var tell) -> tell(facts, cohort, truth, tell);
                case Effect.Held(var hold) -> hold(outlook, cohort, hold);
                case Effect.Waits _ -> {
                    // It is written down already.
                }
                case Effect.OnItsWay _ -> count(SilenceReason.DUPLICATE, cohort);
                case Effect.Untold(var reason) -> {
                    page.closeOpen(cohort, "withdrawn", reason.name());
                    count(reason, cohort);
                }
            }
        }
        Settling.remains(new Settling.Window(window.openedAt(), window.dueAt()), settling, recheck)
                .ifPresentOrElse(
                        kept -> page.keep(new SettlingWindow(outlook.id(), kept.openedAt(), kept.dueAt())),
                        () -> page.close(outlook.id()));
        if (!cohorts.isEmpty()) {
            record(outlook, facts);
        }
        log(outlook);
    }

    /** The journeys of all these trips. */
    private TripFacts facts(Map<JourneyId, JourneyOutlook> journeys, Map<JourneyId, Instant> openedAt, Muted muted,
            List<Cohort> cohorts) {
        var known = new HashMap<JourneyId, JourneyOutlook>();
        var opened = new HashMap<JourneyId, Instant>();
        known.put(window.journeyId(), Objects.requireNonNull(journeys.get(window.journeyId())));
        for (var cohort : cohorts) {
            for (var leg : cohort.legs()) {
                var outlook = journeys.get(leg.journeyId());
                if (outlook != null && known.putIfAbsent(leg.journeyId(), outlook) == null) {
                    var at = openedAt.get(leg.journeyId());
                    if (at != null) {
                        opened.put(leg.journeyId(), at);
                    }
                }
            }
        }
        if (window.openedAt() != null) {
            opened.put(window.journeyId(), window.openedAt());
        }
        return new TripFacts(known, opened, now, muted);
    }

    /** Without passengers nothing was decided, and there is nothing to explain later. */
    private void record(JourneyOutlook outlook, TripFacts facts) {
        var others = new HashMap<JourneyId, Seen>();
        facts.outlooks().forEach((id, known) -> {
            if (!id.equals(outlook.id())) {
                others.put(id, new Seen(known.revision(), facts.openedAt().get(id)));
            }
        });
        page.record(new PlannedWindow(outlook.id(), now, window.openedAt(), recheck, outlook.revision(), others,
                facts.muted(), decisions.parameters(), told.values().stream().mapToInt(n -> n).sum(), silences));
    }

    private void lookAgain(@Nullable Instant at) {
        if (at != null && (recheck == null || at.isBefore(recheck))) {
            recheck = at;
        }
    }

    /** One line per window, with the reasons that the ledger, the metrics and support show, too. */
    private void log(JourneyOutlook outlook) {
        (told.isEmpty() ? LOG.atDebug() : LOG.atInfo()).addKeyValue("journey", outlook.id())
                .addKeyValue("revision", outlook.revision())
                .addKeyValue("told", told)
                .addKeyValue("silent", silences)
                .addKeyValue("recheck", recheck)
                .log("Planned {} at revision {}: told {}, silent {}", outlook.id(), outlook.revision(), told,
                        silences);
    }

    private void tell(TripFacts facts, Cohort cohort, TripTruth truth, Tell tell) {
        page.closeOpen(cohort, "superseded", tell.reason().name());
        var remedy = remedies.find(cohort.legs(), truth, facts.outlooks(), tell, now).orElse(null);
        // Whoever rides, believes and hears the same reads the same words, whatever else they wish.
        var draft = remedy != null
                ? decisions.draft(facts, cohort, tell, remedy)
                : drafts.computeIfAbsent(
                        new Alike(cohort.legs(), cohort.told(), cohort.preferences().language(), tell),
                        _ -> decisions.draft(facts, cohort, truth, tell, null));
        page.draft(draft, cohort, remedy);
        told.merge(tell.reason().name(), cohort.members().size(), Integer::sum);
    }

    private void hold(JourneyOutlook outlook, Cohort cohort, Hold hold) {
        page.closeOpen(cohort, "superseded", hold.reason().name());
        page.draft(new NoticeDraft(outlook.id(), outlook.revision(), NoticeClass.NORMAL, hold.reason().name(),
                cohort.told(), cohort.told(), cohort.preferences().language(), "", "", outlook.asOf(), now,
                hold.until(), hold.until()), cohort, null);
    }

    private void count(SilenceReason reason, Cohort cohort) {
        silences.merge(reason.name(), (long) cohort.members().size(), Long::sum);
        page.silent(reason, cohort.members().size());
    }
}
