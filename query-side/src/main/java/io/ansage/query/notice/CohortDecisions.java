package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruth;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.text.NoticeText.ChangeOfTrains;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.notice.TripSituation;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.text.NoticeText.OtherLeg;
import io.ansage.domain.text.NoticeText;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.query.alternative.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the policy for a cohort, and puts its answer into words. The planner and "why not" use this one way of asking. */
public final class CohortDecisions {

    private final TripPolicy policy;
    private final TripTruths truths;
    private final NoticeTexts texts;
    private final Muting muting;

    /** Nothing hides or holds back news. */
    public CohortDecisions(TripPolicy policy, TripTruths truths, NoticeTexts texts) {
        this(policy, truths, texts, Muting.NONE);
    }

    public CohortDecisions(TripPolicy policy, TripTruths truths, NoticeTexts texts, Muting muting) {
        this.policy = policy;
        this.truths = truths;
        this.texts = texts;
        this.muting = muting;
    }

    /** The same way of asking, with other numbers. */
    public CohortDecisions with(NoticeParameters numbers) {
        return new CohortDecisions(policy.with(numbers), truths.with(numbers), texts, muting);
    }

    /** The numbers it decides with. */
    public NoticeParameters parameters() {
        return policy.parameters();
    }

    public TripDecision decide(TripFacts facts, Cohort cohort) {
        return decide(facts, cohort, truth(facts, cohort));
    }

    /** The same, with the truth about these legs looked up already. */
    TripDecision decide(TripFacts facts, Cohort cohort, TripTruth truth) {
        if (cohort.legs().stream().noneMatch(leg -> calls(facts, leg))) {
            return new Silent(SilenceReason.NOT_MY_SEGMENT, null);
        }
        var decision = policy.decide(situation(facts, cohort, truth));
        return decision instanceof Tell tell
                ? silence(facts, cohort, tell).<TripDecision>map(s -> new Hold(s.end(), SilenceReason.SILENCED))
                        .orElse(tell)
                : decision;
    }

    /** What hides or holds back news at this instant. */
    public Muted mutedAt(Instant now) {
        return Muted.at(muting, now);
    }

    private static Optional<Silence> silence(TripFacts facts, Cohort cohort, Tell tell) {
        var leg = cohort.legs().get(tell.leg());
        return facts.outlook(leg.journeyId()).flatMap(journey -> facts.muted().silencing(journey, leg, tell));
    }

    /** Who says so, of a decision that news is hidden or held back: the id of a message or a silence. */
    public @Nullable String mutedBy(TripFacts facts, Cohort cohort, TripDecision decision) {
        return switch (decision) {
            case Silent s when s.reason() == SilenceReason.INHIBITED -> truth(facts, cohort).legs()
                    .stream()
                    .map(leg -> leg.mute().by())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            case Hold h when h.reason() == SilenceReason.SILENCED ->
                    policy.decide(situation(facts, cohort)) instanceof Tell tell
                            ? silence(facts, cohort, tell).map(s -> s.id().value()).orElse(null)
                            : null;
            default -> null;
        };
    }

    /** What the decision about a cohort depends on. */
    public TripSituation situation(TripFacts facts, Cohort cohort) {
        return situation(facts, cohort, truth(facts, cohort));
    }

    private TripSituation situation(TripFacts facts, Cohort cohort, TripTruth truth) {
        var legs = new ArrayList<LegView>();
        for (int i = 0; i < cohort.legs().size(); i++) {
            legs.add(new LegView(truth.legs().get(i), settledAt(facts, cohort.legs().get(i))));
        }
        boolean held = cohort.open() != null && cohort.open().held();
        return new TripSituation(legs, truth.connections(), cohort.told(), cohort.preferences(), facts.now(), held);
    }

    /** What a decision to tell comes to in words, and what can be done instead. */
    public NoticeDraft draft(TripFacts facts, Cohort cohort, Tell tell, @Nullable Remedy remedy) {
        return draft(facts, cohort, truth(facts, cohort), tell, remedy);
    }

    NoticeDraft draft(TripFacts facts, Cohort cohort, TripTruth truth, Tell tell, @Nullable Remedy remedy) {
        var leg = cohort.legs().get(tell.leg());
        var outlook = facts.outlook(leg.journeyId()).orElseThrow();
        var language = cohort.preferences().language();
        var text = texts.render(new NoticeText(tell.reason(), cohort.told().leg(tell.leg()),
                tell.after().leg(tell.leg()), truth.legs().get(tell.leg()), outlook.trainNumber(), outlook.line(),
                stopName(outlook, leg.boarding()), stopName(outlook, leg.alighting()), outlook.zone(),
                outlook.cause(), outlook.asOf(), others(facts, cohort, truth, tell),
                changes(facts, cohort, truth, tell), best(remedy)), language);
        return new NoticeDraft(outlook.id(), outlook.revision(), tell.noticeClass(), tell.reason().name(),
                cohort.told(), tell.after(), language, text.title(), text.body(), outlook.asOf(), facts.now(),
                tell.usefulUntil(), null);
    }

    /** The other legs about which the passenger is to believe something, and that still lie ahead. */
    private static List<OtherLeg> others(TripFacts facts, Cohort cohort, TripTruth truth, Tell tell) {
        var others = new ArrayList<OtherLeg>();
        for (int i = 0; i < cohort.legs().size(); i++) {
            var leg = cohort.legs().get(i);
            // A headline about a change speaks of no leg.
            boolean spokenOf = i == tell.leg() && !tell.reason().aboutConnection();
            if (!spokenOf && calls(facts, leg) && !truth.legs().get(i).finished()) {
                others.add(new OtherLeg(facts.outlook(leg.journeyId()).orElseThrow().trainNumber(),
                        tell.after().leg(i)));
            }
        }
        return others;
    }

    /** The changes of trains that lie ahead and are not as planned, or are fine again; that of the headline first. */
    private static List<ChangeOfTrains> changes(TripFacts facts, Cohort cohort, TripTruth truth, Tell tell) {
        var changes = new ArrayList<ChangeOfTrains>();
        for (int i = 0; i < truth.connections().size(); i++) {
            var before = cohort.told().connections().get(i);
            var after = tell.after().connections().get(i);
            var connection = truth.connections().get(i);
            boolean headline = i == tell.leg() && tell.reason().aboutConnection();
            if (headline || after != ConnectionState.FINE && connection.ahead() && !connection.moot()) {
                var feeder = facts.outlook(cohort.legs().get(i).journeyId()).orElseThrow();
                var next = facts.outlook(cohort.legs().get(i + 1).journeyId()).orElseThrow();
                changes.add(headline ? 0 : changes.size(), new ChangeOfTrains(
                        stopName(feeder, cohort.legs().get(i).alighting()), next.trainNumber(), before, after,
                        connection, truth.legs().get(i + 1).expectedDeparture()));
            }
        }
        return changes;
    }

    private Instant settledAt(TripFacts facts, Leg leg) {
        var openedAt = facts.openedAt().get(leg.journeyId());
        return openedAt == null ? facts.now() : openedAt.plus(policy.parameters().settle());
    }

    private static NoticeText.@Nullable Remedy best(@Nullable Remedy remedy) {
        if (remedy == null) {
            return null;
        }
        return remedy.alternatives()
                .stream()
                .findFirst()
                .map(a -> new NoticeText.Remedy(a.train(), a.departs(), a.arrives()))
                .orElseGet(() -> new NoticeText.Remedy(null, null, null));
    }

    private TripTruth truth(TripFacts facts, Cohort cohort) {
        return truth(facts, cohort.legs());
    }

    /** What is true of these legs. */
    TripTruth truth(TripFacts facts, List<Leg> legs) {
        return truths.of(legs, facts.outlooks(), facts.muted()::of, facts.now());
    }

    private static boolean calls(TripFacts facts, Leg leg) {
        return TripTruths.calling(facts.outlooks(), leg) != null;
    }

    private static String stopName(JourneyOutlook outlook, int order) {
        return outlook.findCall(order).map(c -> c.planned().stopName()).orElse("");
    }
}
