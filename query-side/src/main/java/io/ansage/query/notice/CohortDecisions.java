package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeDecision;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.Situation;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.text.NoticeText;
import io.ansage.domain.text.NoticeTexts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the policy for a cohort, and puts its answer into words. The planner and "why not" use this one way of asking. */
public final class CohortDecisions {

    private final NoticePolicy policy;
    private final NoticeTexts texts;

    public CohortDecisions(NoticePolicy policy, NoticeTexts texts) {
        this.policy = policy;
        this.texts = texts;
    }

    /** {@code openedAt} is when bad news about the journey came in; absent means that it has settled. */
    public NoticeDecision decide(JourneyOutlook outlook, Cohort cohort, @Nullable Instant openedAt, Instant now) {
        if (!calls(outlook, cohort.leg())) {
            return new Silent(SilenceReason.NOT_MY_SEGMENT);
        }
        var settledAt = openedAt == null ? now : openedAt.plus(policy.parameters().settle());
        boolean held = cohort.open() != null && cohort.open().held();
        return policy.decide(new Situation(truth(outlook, cohort.leg(), now), cohort.told(), cohort.preferences(), now,
                settledAt, held));
    }

    NoticeDraft draft(JourneyOutlook outlook, Cohort cohort, Tell tell, Instant now) {
        var leg = cohort.leg();
        var text = texts.render(new NoticeText(tell.reason(), cohort.told(), tell.after(), truth(outlook, leg, now),
                outlook.trainNumber(), outlook.line(), stopName(outlook, leg.boarding()),
                stopName(outlook, leg.alighting()), outlook.zone(), outlook.cause(), outlook.asOf()),
                cohort.preferences().language());
        return new NoticeDraft(outlook.id(), outlook.revision(), tell.noticeClass(), tell.reason().name(),
                cohort.told(), tell.after(), cohort.preferences().language(), text.title(), text.body(),
                outlook.asOf(), now, tell.usefulUntil(), null);
    }

    private LegTruth truth(JourneyOutlook outlook, Leg leg, Instant now) {
        return LegTruths.of(outlook, leg, now, policy.parameters());
    }

    private static boolean calls(JourneyOutlook outlook, Leg leg) {
        return outlook.findCall(leg.boarding()).isPresent() && outlook.findCall(leg.alighting()).isPresent();
    }

    private static String stopName(JourneyOutlook outlook, int order) {
        return outlook.findCall(order).map(c -> c.planned().stopName()).orElse("");
    }
}
