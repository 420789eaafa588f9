package io.ansage.web.why;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.query.api.Counterfactuals.Comparison;
import io.ansage.query.api.Counterfactuals.Told;
import io.ansage.query.api.Counterfactuals.Totals;
import io.ansage.query.api.Counterfactuals.TripDifference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was told, and what would have been. */
record CounterfactualView(@Schema(description = "Numbers that it was planned with") NoticeParameters parameters,
        int journeys, int trips, @Schema(description = "What was written to be sent") TotalsView was,
        @Schema(description = "What would have been") TotalsView would,
        @Schema(description = "The same recomputation with the numbers of now, to measure it by") TotalsView unchanged,
        @Schema(description = "Trips that would have heard something else, or at another time") int tripsChanged,
        @Schema(description = "The first 50 of them") List<DifferenceView> changed,
        @Schema(description = "Ask on with this as after; absent at the end") @Nullable String next) {

    static CounterfactualView of(Comparison c, NoticeParameters parameters) {
        return new CounterfactualView(parameters, c.journeys(), c.trips(), TotalsView.of(c.was()),
                TotalsView.of(c.would()), TotalsView.of(c.unchanged()), c.tripsChanged(),
                c.changed().stream().map(DifferenceView::of).toList(), c.next() == null ? null : c.next().toString());
    }

    /** Notices and interruptions. */
    record TotalsView(int notices, int interruptions, Map<String, Integer> byReason, Map<String, Integer> byClass,
            Map<String, Integer> interruptionsByJourney) {

        static TotalsView of(Totals t) {
            var byJourney = new TreeMap<String, Integer>();
            t.interruptionsByJourney().forEach((id, n) -> byJourney.put(id.toString(), n));
            return new TotalsView(t.notices(), t.interruptions(), t.byReason(), t.byClass(), byJourney);
        }
    }

    /** One trip that would have been told otherwise. */
    record DifferenceView(String tripId, String subscriptionId, @Schema(description = "Pseudonym") String passengerId,
            List<ToldView> was, List<ToldView> would) {

        static DifferenceView of(TripDifference d) {
            return new DifferenceView(d.trip().value(), d.subscription().value(), d.passenger().value(),
                    d.was().stream().map(ToldView::of).toList(), d.would().stream().map(ToldView::of).toList());
        }
    }

    /** A notice that was or would have been written. */
    @Schema(name = "CounterfactualToldView")
    record ToldView(Instant at, String noticeClass, String reason, String title, String body) {

        static ToldView of(Told t) {
            return new ToldView(t.at(), t.noticeClass(), t.reason(), t.title(), t.body());
        }
    }
}
