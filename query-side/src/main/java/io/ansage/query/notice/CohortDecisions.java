package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.ConnectionTruth;
import io.ansage.domain.notice.ConnectionTruths;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.notice.TripSituation;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.text.NoticeText.OtherLeg;
import io.ansage.domain.text.NoticeText;
import io.ansage.domain.text.NoticeTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the policy for a cohort, and puts its answer into words. The planner and "why not" use this one way of asking. */
public final class CohortDecisions {

    private final TripPolicy policy;
    private final NoticeTexts texts;
    private final Muting muting;

    /** Nothing hides or holds back news. */
    public CohortDecisions(TripPolicy policy, NoticeTexts texts) {
        this(policy, texts, Muting.NONE);
    }

    public CohortDecisions(TripPolicy policy, NoticeTexts texts, Muting muting) {
        this.policy = policy;
        this.texts = texts;
        this.muting = muting;
    }

    public TripDecision decide(TripFacts facts, Cohort cohort) {
        if (cohort.legs().stream().noneMatch(leg -> calls(facts, leg))) {
            return new Silent(SilenceReason.NOT_MY_SEGMENT, null);
        }
        var decision = policy.decide(situation(facts, cohort));
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
    @Nullable
    String mutedBy(TripFacts facts, Cohort cohort, TripDecision decision) {
        return switch (decision) {
            case Silent s when s.reason() == SilenceReason.INHIBITED -> cohort.legs()
                    .stream()
                    .map(leg -> truth(facts, leg).mute().by())
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
    TripSituation situation(TripFacts facts, Cohort cohort) {
        var legs = cohort.legs().stream().map(leg -> view(facts, leg)).toList();
        boolean held = cohort.open() != null && cohort.open().held();
        return new TripSituation(legs, connections(legs), cohort.told(), cohort.preferences(), facts.now(), held);
    }

    NoticeDraft draft(TripFacts facts, Cohort cohort, Tell tell) {
        var leg = cohort.legs().get(tell.leg());
        var outlook = facts.outlook(leg.journeyId()).orElseThrow();
        var language = cohort.preferences().language();
        var text = texts.render(new NoticeText(tell.reason(), cohort.told().leg(tell.leg()),
                tell.after().leg(tell.leg()), truth(facts, leg), outlook.trainNumber(), outlook.line(),
                stopName(outlook, leg.boarding()), stopName(outlook, leg.alighting()), outlook.zone(),
                outlook.cause(), outlook.asOf(), others(facts, cohort, tell)), language);
        return new NoticeDraft(outlook.id(), outlook.revision(), tell.noticeClass(), tell.reason().name(),
                cohort.told(), tell.after(), language, text.title(), text.body(), outlook.asOf(), facts.now(),
                tell.usefulUntil(), null);
    }

    /** The other legs about which the passenger is to believe something, and that still lie ahead. */
    private List<OtherLeg> others(TripFacts facts, Cohort cohort, Tell tell) {
        var others = new ArrayList<OtherLeg>();
        for (int i = 0; i < cohort.legs().size(); i++) {
            var leg = cohort.legs().get(i);
            if (i != tell.leg() && calls(facts, leg) && !truth(facts, leg).finished()) {
                others.add(new OtherLeg(facts.outlook(leg.journeyId()).orElseThrow().trainNumber(),
                        tell.after().leg(i)));
            }
        }
        return others;
    }

    private LegView view(TripFacts facts, Leg leg) {
        var openedAt = facts.openedAt().get(leg.journeyId());
        var settledAt = openedAt == null ? facts.now() : openedAt.plus(policy.parameters().settle());
        return new LegView(truth(facts, leg), settledAt);
    }

    private List<ConnectionTruth> connections(List<LegView> legs) {
        var connections = new ArrayList<ConnectionTruth>();
        for (int i = 1; i < legs.size(); i++) {
            connections.add(ConnectionTruths.between(legs.get(i - 1).truth(), legs.get(i).truth()));
        }
        return connections;
    }

    private LegTruth truth(TripFacts facts, Leg leg) {
        return calls(facts, leg)
                ? LegTruths.of(Objects.requireNonNull(facts.outlooks().get(leg.journeyId())), leg, facts.now(),
                        policy.parameters()).muted(facts.muted().of(facts.outlook(leg.journeyId()).orElseThrow(), leg))
                : LegTruth.UNKNOWN;
    }

    private static boolean calls(TripFacts facts, Leg leg) {
        return facts.outlook(leg.journeyId())
                .filter(o -> o.findCall(leg.boarding()).isPresent() && o.findCall(leg.alighting()).isPresent())
                .isPresent();
    }

    private static String stopName(JourneyOutlook outlook, int order) {
        return outlook.findCall(order).map(c -> c.planned().stopName()).orElse("");
    }
}
