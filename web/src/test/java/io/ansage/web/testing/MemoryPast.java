package io.ansage.web.testing;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Counterfactuals;
import io.ansage.query.api.Explanations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One decision for each trip that is added; and questions about other numbers, kept. */
public final class MemoryPast implements Explanations, Counterfactuals {

    private final List<Explanation> explanations = new CopyOnWriteArrayList<>();
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Nothing was said to a passenger about a journey, for they asked for more. */
    public void silent(PassengerId passenger, SubscriptionId subscription, JourneyId journey) {
        var leg = new Leg(journey, 0, 20);
        var decided = new Decided(World.NOW, journey, 2,
                List.of(new LegFacts(leg, "1", LegTruth.UNKNOWN, LastTold.NOTHING, World.NOW)), "SILENT",
                "BELOW_THRESHOLD", Map.of("thresholdMinutes", 5), null, null, null, true, "You asked for more.");
        explanations.add(new Explanation(passenger, subscription, TripId.of(subscription), List.of(leg),
                decided.inWords(), decided, List.of(decided)));
    }

    @Override
    public Optional<Explanation> explain(PassengerId passenger, JourneyId journey, @Nullable Instant at,
            String language) {
        return explanations.stream()
                .filter(e -> e.passenger().equals(passenger)
                        && e.legs().stream().anyMatch(l -> l.journeyId().equals(journey)))
                .findFirst();
    }

    @Override
    public Optional<Explanation> explain(PassengerId passenger, SubscriptionId subscription, @Nullable Instant at,
            String language) {
        return explanations.stream()
                .filter(e -> e.passenger().equals(passenger) && e.subscription().equals(subscription))
                .findFirst();
    }

    @Override
    public NoticeParameters current() {
        return NoticeParameters.DEFAULT;
    }

    @Override
    public Comparison compare(JourneyId journey, Asked question) {
        asked.add(question);
        var nothing = new Totals(0, 0, Map.of(), Map.of(), Map.of());
        return new Comparison(1, 0, nothing, nothing, nothing, 0, List.of(), null);
    }

    @Override
    public Comparison compare(ServiceDate date, @Nullable JourneyId after, int limit, Asked question) {
        asked.add(question);
        var nothing = new Totals(0, 0, Map.of(), Map.of(), Map.of());
        return new Comparison(0, 0, nothing, nothing, nothing, 0, List.of(), null);
    }
}
