package io.ansage.query.why;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.TripSituation;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.text.WhyText;
import io.ansage.domain.text.WhyText.Outcome;
import io.ansage.domain.text.WhyTexts;
import io.ansage.query.api.Explanations;
import io.ansage.query.notice.Effect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains decisions by making them again. */
public final class ReplayedExplanations implements Explanations {

    private final PastReads past;
    private final DecisionReplay replay;
    private final WhyTexts texts;

    public ReplayedExplanations(PastReads past, DecisionReplay replay, WhyTexts texts) {
        this.past = past;
        this.replay = replay;
        this.texts = texts;
    }

    @Override
    public Optional<Explanation> explain(PassengerId passenger, JourneyId journey, @Nullable Instant at,
            String language) {
        return explain(past.tripsOf(passenger, journey), at, language);
    }

    @Override
    public Optional<Explanation> explain(PassengerId passenger, SubscriptionId subscription, @Nullable Instant at,
            String language) {
        return explain(past.tripsOf(passenger, subscription), at, language);
    }

    /** Of several trips the newest of which something was decided by then. */
    private Optional<Explanation> explain(List<TripId> trips, @Nullable Instant at, String language) {
        Explanation undecided = null;
        for (var id : trips) {
            for (var trip : past.find(List.of(id))) {
                var explained = explain(trip, at, language);
                if (explained.decided() != null) {
                    return Optional.of(explained);
                }
                undecided = undecided == null ? explained : undecided;
            }
        }
        return Optional.ofNullable(undecided);
    }

    private Explanation explain(PastTrip trip, @Nullable Instant at, String language) {
        var timeline = replay.replay(trip)
                .stream()
                .filter(r -> at == null || !r.facts().now().isAfter(at))
                .map(r -> decided(r, language))
                .toList();
        var decided = timeline.isEmpty() ? null : timeline.getLast();
        var form = trip.last();
        return new Explanation(form.passenger(), form.subscription(), trip.id(), form.legs(),
                decided == null ? texts.nothingYet(language) : decided.inWords(), decided, timeline);
    }

    private Decided decided(Replayed r, String language) {
        var window = r.planning().window();
        var situation = r.decisions().situation(r.facts(), r.cohort());
        var outcome = outcome(r.effect());
        return new Decided(window.plannedAt(), window.journeyId(), window.revision(), facts(r, situation),
                outcome.name(), rule(r.decision()), numbers(window.parameters(), r.cohort().preferences()),
                r.decisions().mutedBy(r.facts(), r.cohort(), r.decision()), r.decision().recheckAt(),
                r.row() == null ? null : r.row().notice(), r.agrees(), words(r, situation, outcome, language));
    }

    private String words(Replayed r, TripSituation situation, Outcome outcome, String language) {
        int index = leg(r);
        var leg = r.cohort().legs().get(index);
        var outlook = r.facts().outlook(leg.journeyId());
        var preferences = r.cohort().preferences();
        var stop = outlook.flatMap(o -> o.findCall(leg.boarding())).map(c -> c.planned().stopName()).orElse("");
        return texts.explain(new WhyText(r.facts().now(), outlook.map(o -> o.zone()).orElse(ZoneOffset.UTC),
                outlook.map(o -> o.trainNumber().value()).orElse(leg.journeyId().toString()), stop,
                situation.legs().get(index).truth(), r.cohort().told().leg(index).departure(),
                preferences.thresholdMinutes(), preferences.stepMinutes(), outcome, rule(r.decision()),
                r.row() == null || outcome != Outcome.TOLD ? null : r.row().notice().title(),
                r.decision().recheckAt()), language);
    }

    /** The leg that was told of, else the one that gave reason to decide. */
    private static int leg(Replayed r) {
        if (r.decision() instanceof TripDecision.Tell tell) {
            return tell.leg();
        }
        var legs = r.cohort().legs();
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).journeyId().equals(r.planning().window().journeyId())) {
                return i;
            }
        }
        return 0;
    }

    private static List<LegFacts> facts(Replayed r, TripSituation situation) {
        var facts = new ArrayList<LegFacts>();
        for (int i = 0; i < r.cohort().legs().size(); i++) {
            var leg = r.cohort().legs().get(i);
            facts.add(new LegFacts(leg,
                    r.facts().outlook(leg.journeyId()).map(o -> o.trainNumber().value()).orElse(null),
                    situation.legs().get(i).truth(), r.cohort().told().leg(i), situation.legs().get(i).settledAt()));
        }
        return facts;
    }

    private static Map<String, Object> numbers(NoticeParameters parameters, Preferences preferences) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("thresholdMinutes", preferences.thresholdMinutes());
        numbers.put("stepMinutes", preferences.stepMinutes());
        numbers.put("lookAheadMinutes", preferences.lookAheadMinutes());
        numbers.put("parameters", parameters);
        return numbers;
    }

    static Outcome outcome(Effect effect) {
        return switch (effect) {
            case Effect.Told _ -> Outcome.TOLD;
            case Effect.Held _ -> Outcome.HELD;
            case Effect.Waits _ -> Outcome.WAITS;
            case Effect.OnItsWay _ -> Outcome.ON_ITS_WAY;
            case Effect.Untold _ -> Outcome.SILENT;
        };
    }

    static String rule(TripDecision decision) {
        return switch (decision) {
            case TripDecision.Tell tell -> tell.reason().name();
            case TripDecision.Hold hold -> hold.reason().name();
            case TripDecision.Silent silent -> silent.reason().name();
        };
    }
}
