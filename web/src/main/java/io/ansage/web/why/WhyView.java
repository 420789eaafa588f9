package io.ansage.web.why;

import io.ansage.domain.notice.DelayRange;
import io.ansage.query.api.Explanations.Decided;
import io.ansage.query.api.Explanations.Explanation;
import io.ansage.query.api.Explanations.LegFacts;
import io.ansage.web.passenger.NoticeView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation, in words and in data. */
@Schema(description = "Why a passenger was told something, or was not; made again from history, not stored.")
record WhyView(String subscriptionId, String tripId,
        @Schema(description = "The answer in plain words") String inWords,
        @Schema(description = "The decision asked about; absent if there was none by then") @Nullable DecisionView decision,
        @Schema(description = "All decisions about the trip up to then, in order") List<DecisionView> timeline) {

    static WhyView of(Explanation e) {
        return new WhyView(e.subscription().value(), e.trip().value(), e.inWords(),
                e.decided() == null ? null : DecisionView.of(e.decided()),
                e.timeline().stream().map(DecisionView::of).toList());
    }

    /** A decision. */
    record DecisionView(@Schema(description = "When it was made") Instant at,
            @Schema(description = "The journey that gave reason to decide") String journeyId, long revision,
            List<LegView> facts,
            @Schema(allowableValues = {
                    "TOLD", "HELD", "WAITS", "ON_ITS_WAY", "SILENT"}) String outcome,
            @Schema(description = "Name of the reason", example = "BELOW_THRESHOLD") String rule,
            @Schema(description = "The numbers the rule went by") Map<String, Object> numbers,
            @Schema(description = "The message or silence that hid or held it back") @Nullable String by,
            @Schema(description = "When it was to be looked at again") @Nullable Instant recheckAt,
            @Schema(description = "What was written to the ledger") @Nullable NoticeView notice,
            @Schema(description = "Whether the decision made again is what was done") boolean agrees, String inWords) {

        static DecisionView of(Decided d) {
            return new DecisionView(d.at(), d.about().toString(), d.revision(),
                    d.facts().stream().map(LegView::of).toList(), d.outcome(), d.rule(), d.numbers(), d.by(),
                    d.recheckAt(), d.notice() == null ? null : NoticeView.of(d.notice()), d.agrees(), d.inWords());
        }
    }

    /** What was known of a leg, and what the passenger believed about it. */
    record LegView(String journeyId, @Nullable String train, int boarding, int alighting, boolean cancelled,
            boolean boardingCancelled, boolean alightingCancelled, @Nullable Integer departureDelay,
            @Nullable Integer arrivalDelay, int trendMinutes, @Nullable String plannedPlatform,
            @Nullable String platform, @Nullable Instant aimedDeparture, @Nullable Instant expectedDeparture,
            @Nullable Instant expectedArrival, boolean boarded, boolean finished,
            @Schema(description = "When bad news about it had settled") Instant settledAt, BelievedView believed) {

        static LegView of(LegFacts f) {
            var t = f.truth();
            return new LegView(f.leg().journeyId().toString(), f.train(), f.leg().boarding(), f.leg().alighting(),
                    t.cancelled(), t.boardingCancelled(), t.alightingCancelled(), t.departureDelay(),
                    t.arrivalDelay(), t.trendMinutes(), t.plannedPlatform() == null ? null : t.plannedPlatform().name(),
                    t.platform() == null ? null : t.platform().name(), t.aimedDeparture(), t.expectedDeparture(),
                    t.expectedArrival(), t.boarded(), t.finished(), f.settledAt(), BelievedView.of(f));
        }
    }

    /** What the passenger had been told before. */
    record BelievedView(int version, boolean cancelled, RangeView departure, RangeView arrival,
            @Nullable String platform, @Schema(description = "Ordinary interruptions so far") int interrupts) {

        static BelievedView of(LegFacts f) {
            var b = f.believed();
            return new BelievedView(b.version(), b.cancelled(), RangeView.of(b.departure()), RangeView.of(b.arrival()),
                    b.platform() == null ? null : b.platform().name(), b.interrupts());
        }
    }

    /** Minutes late, both included. */
    record RangeView(int low, int high) {

        static RangeView of(DelayRange range) {
            return new RangeView(range.low(), range.high());
        }
    }
}
