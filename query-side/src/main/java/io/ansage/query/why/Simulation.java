package io.ansage.query.why;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.Settling.Window;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.history.HistoryRow;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.Cohort.Open;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Effect;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.TripFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans some trips anew, from the events of their journeys, as the planner would have with other numbers or other
 * preferences. Whatever is told counts as delivered at once. All in memory: there is nothing here that could write or
 * send. Messages and silences of staff count as they stood whenever something was planned.
 */
final class Simulation {

    /** The numbers, and what becomes of the passengers' preferences. */
    record Rules(Function<NoticeParameters, CohortDecisions> policies, NoticeParameters parameters,
            UnaryOperator<Preferences> preferences) {}

    /** A notice that would have been written. */
    record Would(Instant at, JourneyId about, NoticeClass noticeClass, String reason, String title, String body) {}

    private final PastJourneys journeys;
    private final List<PastPlanning> plannings;
    private final CohortDecisions policy;
    private final Settling settling;
    private final UnaryOperator<Preferences> preferences;
    private final Map<TripId, Rider> riders = new TreeMap<>(Comparator.comparing(TripId::value));
    private final Map<JourneyId, JourneyOutlook> outlooks = new HashMap<>();
    private final Map<JourneyId, Window> windows = new HashMap<>();

    Simulation(PastJourneys journeys, List<PastPlanning> plannings, Rules rules) {
        this.journeys = journeys;
        this.plannings = plannings;
        this.policy = rules.policies().apply(rules.parameters());
        this.settling = new Settling(rules.parameters());
        this.preferences = rules.preferences();
    }

    /** What each trip would have been told, in order. */
    Map<TripId, List<Would>> run(List<PastTrip> trips) {
        var happenings = new ArrayList<Happening>();
        trips.stream()
                .flatMap(trip -> trip.forms().stream())
                .flatMap(form -> form.legs().stream())
                .map(Leg::journeyId)
                .distinct()
                .forEach(id -> journeys.rows(id)
                        .forEach(row -> happenings.add(new Happening(row.event().provenance().knownAt(), row, null))));
        for (var trip : trips) {
            riders.put(trip.id(), new Rider(trip.id()));
            for (var form : trip.forms()) {
                seenFirst(form).ifPresent(
                        at -> happenings.add(new Happening(at, null, new Change(trip.id(), form))));
            }
        }
        happenings.sort(Comparator.comparing(Happening::at).thenComparingLong(Happening::order));
        for (int i = 0; i < happenings.size();) {
            var at = happenings.get(i).at();
            planUntil(at);
            for (; i < happenings.size() && happenings.get(i).at().equals(at); i++) {
                happen(happenings.get(i));
            }
            // What is due at once is decided on all that came in together.
            planUntil(at);
        }
        planUntil(Instant.MAX);
        return riders.values().stream().collect(Collectors.toMap(r -> r.trip, r -> List.copyOf(r.told)));
    }

    /** When the planner first met a form of a trip: a new one is looked at as soon as it is there. */
    private Optional<Instant> seenFirst(PastTrip.Form form) {
        return plannings.stream()
                .filter(p -> p.saw(form.transaction()))
                .map(p -> p.window().plannedAt())
                .findFirst();
    }

    private void happen(Happening happening) {
        if (happening.row() != null) {
            var event = happening.row().event();
            var before = outlooks.get(event.journeyId());
            var after = journeys.at(event.journeyId(), happening.row().revision()).orElseThrow();
            outlooks.put(event.journeyId(), after);
            settling.opens(before, after, event, happening.at()).ifPresent(w -> open(event.journeyId(), w));
        } else {
            var change = Objects.requireNonNull(happening.change());
            var rider = Objects.requireNonNull(riders.get(change.trip()));
            rider.become(change.form());
            if (!change.form().ended()) {
                change.form().legs().forEach(leg -> open(leg.journeyId(), settling.settled(happening.at())));
            }
        }
    }

    private void open(JourneyId journey, Window window) {
        windows.merge(journey, window, Window::with);
    }

    private void planUntil(Instant until) {
        while (true) {
            var due = windows.entrySet()
                    .stream()
                    .filter(e -> !e.getValue().dueAt().isAfter(until))
                    .min(Map.Entry.<JourneyId, Window>comparingByValue(Comparator.comparing(Window::dueAt))
                            .thenComparing(e -> e.getKey().toString()));
            if (due.isEmpty()) {
                return;
            }
            plan(due.get().getKey(), due.get().getValue());
        }
    }

    private void plan(JourneyId journey, Window window) {
        windows.remove(journey);
        if (!outlooks.containsKey(journey)) {
            return;
        }
        Instant recheck = null;
        boolean unsettled = false;
        for (var rider : riders.values()) {
            var form = rider.form;
            if (form == null || form.ended() || form.legs().stream().noneMatch(l -> l.journeyId().equals(journey))) {
                continue;
            }
            var cohort = rider.cohort(form);
            var facts = facts(cohort, journey, window);
            var decision = policy.decide(facts, cohort);
            var again = decision.recheckAt();
            recheck = again == null || recheck != null && recheck.isBefore(again) ? recheck : again;
            unsettled |= decision instanceof Hold hold && hold.reason() == SilenceReason.SETTLING;
            rider.take(Effect.of(cohort, decision), facts, cohort);
        }
        Settling.remains(window, unsettled, recheck).ifPresent(w -> windows.put(journey, w));
    }

    private TripFacts facts(Cohort cohort, JourneyId journey, Window window) {
        var known = new HashMap<JourneyId, JourneyOutlook>();
        var openedAt = new HashMap<JourneyId, Instant>();
        for (var leg : cohort.legs()) {
            var id = leg.journeyId();
            var outlook = outlooks.get(id);
            var opened = id.equals(journey) ? window : windows.get(id);
            if (outlook != null) {
                known.put(id, outlook);
            }
            if (opened != null && opened.openedAt() != null) {
                openedAt.put(id, opened.openedAt());
            }
        }
        return new TripFacts(known, openedAt, window.dueAt(), muted(window.dueAt()));
    }

    private Muted muted(Instant at) {
        return plannings.stream()
                .takeWhile(p -> !p.window().plannedAt().isAfter(at))
                .reduce((_, later) -> later)
                .map(p -> p.window().muted())
                .orElse(Muted.NOTHING);
    }

    /** An event, or a trip that begins, changes or ends. Trips come first: they are there when the event is looked at. */
    private record Happening(Instant at, @Nullable HistoryRow row, @Nullable Change change) {

        long order() {
            return row == null ? -1 : row.position();
        }
    }

    private record Change(TripId trip, PastTrip.Form form) {}

    /** One passenger on one trip. */
    private final class Rider {
        private final TripId trip;
        private final List<Would> told = new ArrayList<>();
        private PastTrip.@Nullable Form form;
        private @Nullable TripTold belief;
        private @Nullable Open open;

        Rider(TripId trip) {
            this.trip = trip;
        }

        void become(PastTrip.Form news) {
            if (form != null && belief != null && form.generation() != news.generation()) {
                var ridden = belief.riddenAs(form.legs(), news.legs());
                belief = new TripTold(ridden.version(), ridden.interrupts(), ridden.reminded(), ridden.legs(),
                        ridden.connections(), null);
                open = null;
            }
            form = news;
        }

        Cohort cohort(PastTrip.Form now) {
            var believed = belief == null ? TripTold.nothing(now.legs().size()) : belief;
            return new Cohort(now.legs(), preferences.apply(now.preferences()), believed, open,
                    List.of(new Member(trip, now.generation(), now.subscription(), now.passenger(), null)));
        }

        void take(Effect effect, TripFacts facts, Cohort cohort) {
            switch (effect) {
                case Effect.Told(var tell) -> {
                    var draft = policy.draft(facts, cohort, tell, null);
                    var after = tell.after();
                    belief = new TripTold(after.version(), after.interrupts(), after.reminded(), after.legs(),
                            after.connections(), null);
                    open = null;
                    told.add(new Would(facts.now(), draft.journeyId(), tell.noticeClass(), tell.reason().name(),
                            draft.title(), draft.body()));
                }
                case Effect.Held(var hold) -> open = new Open(true, hold.reason().name(), null, hold.until());
                case Effect.Waits _,Effect.OnItsWay _ -> {
                    // As before.
                }
                case Effect.Untold _ -> open = null;
            }
        }
    }
}
