package io.ansage.bench.hot;

import io.ansage.bench.plan.DisturbedTrains;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.NoticeDraft;
import io.ansage.query.notice.TripFacts;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a cohort costs: the decision about it, and the words of its notice. */
@State(Scope.Benchmark)
public class Decisions {

    private final CohortDecisions decisions = new CohortDecisions(
            new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT)),
            new TripTruths(NoticeParameters.DEFAULT, ChangeTimes.UNKNOWN), new NoticeTexts());
    private final TripFacts facts = new TripFacts(Map.of(DisturbedTrains.id(1), DisturbedTrains.outlook(1, 12)),
            Map.of(DisturbedTrains.id(1), DisturbedTrains.NOW.minusSeconds(600)), DisturbedTrains.NOW, Muted.NOTHING);
    private final Cohort cohort = new Cohort(List.of(new Leg(DisturbedTrains.id(1), 2, 9)),
            new Preferences(5, "de"), TripTold.nothing(1), null, List.of());
    private final Tell tell = (Tell) decisions.decide(facts, cohort);

    @Benchmark
    public TripDecision policyDecision() {
        return decisions.decide(facts, cohort);
    }

    @Benchmark
    public NoticeDraft noticeRendering() {
        return decisions.draft(facts, cohort, tell, null);
    }
}
