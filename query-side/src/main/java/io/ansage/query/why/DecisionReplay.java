package io.ansage.query.why;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.history.HistoryReads;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Effect;
import io.ansage.query.notice.TripFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes every decision about a trip again, silences included, as the planner made it: with the truth, the belief, the
 * preferences and the numbers of that moment, through the same code.
 */
public final class DecisionReplay {

    private final PastReads past;
    private final HistoryReads history;
    private final Function<NoticeParameters, CohortDecisions> policies;

    public DecisionReplay(PastReads past, HistoryReads history, Function<NoticeParameters, CohortDecisions> policies) {
        this.past = past;
        this.history = history;
        this.policies = policies;
    }

    /** All decisions about a trip in their order; those whose history is not kept any more are left out. */
    public List<Replayed> replay(PastTrip trip) {
        var journeys = trip.forms()
                .stream()
                .flatMap(form -> form.legs().stream())
                .map(Leg::journeyId)
                .collect(Collectors.toUnmodifiableSet());
        var known = new PastJourneys(history);
        var replayed = new ArrayList<Replayed>();
        for (var planning : past.listPlanned(journeys)) {
            trip.at(planning).flatMap(cohort -> decide(trip, planning, cohort, known)).ifPresent(replayed::add);
        }
        return replayed;
    }

    private Optional<Replayed> decide(PastTrip trip, PastPlanning planning, Cohort cohort, PastJourneys known) {
        return facts(planning, cohort, known).map(facts -> {
            var policy = policies.apply(planning.window().parameters());
            var decision = policy.decide(facts, cohort);
            var row = trip.rows()
                    .stream()
                    .filter(r -> r.transaction() == planning.transaction())
                    .findFirst()
                    .orElse(null);
            return new Replayed(planning, cohort, facts, policy, decision, Effect.of(cohort, decision), row);
        });
    }

    private static Optional<TripFacts> facts(PastPlanning planning, Cohort cohort, PastJourneys known) {
        var window = planning.window();
        var outlooks = new HashMap<JourneyId, JourneyOutlook>();
        var openedAt = new HashMap<JourneyId, Instant>();
        var missing = new HashSet<JourneyId>();
        if (window.openedAt() != null) {
            openedAt.put(window.journeyId(), window.openedAt());
        }
        for (var leg : cohort.legs()) {
            var id = leg.journeyId();
            var seen = window.others().get(id);
            if (id.equals(window.journeyId()) || seen != null) {
                long revision = seen == null ? window.revision() : seen.revision();
                known.at(id, revision).ifPresentOrElse(o -> outlooks.put(id, o), () -> missing.add(id));
                if (seen != null && seen.openedAt() != null) {
                    openedAt.put(id, seen.openedAt());
                }
            }
        }
        return missing.isEmpty()
                ? Optional.of(new TripFacts(outlooks, openedAt, window.plannedAt(), window.muted()))
                : Optional.empty();
    }
}
