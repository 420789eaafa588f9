package io.ansage.web.passenger;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.api.Subscriptions.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A subscription, as its owner sees it. */
@Schema(description = "What somebody wants to be told about.")
public record SubscriptionView(String id, @Schema(description = "The rides of a trip, in order") List<LegView> legs,
        @Schema(example = "5") int thresholdMinutes, @Schema(example = "en") String language, Instant startedAt) {

    /** The view of a stored subscription. */
    public static SubscriptionView of(Subscription s) {
        return of(s.id(), s.target(), s.preferences(), s.startedAt());
    }

    static SubscriptionView of(SubscriptionId id, Target target, Preferences p, Instant startedAt) {
        var legs = target instanceof TripPlan plan ? plan.legs() : List.<Leg>of();
        return new SubscriptionView(id.value(), legs.stream().map(LegView::of).toList(), p.thresholdMinutes(),
                p.language(), startedAt);
    }

    /** A ride on one train. */
    public record LegView(@Schema(example = "ie:A906:2025-10-03") String journeyId,
            @Schema(description = "Order of the call where I board", example = "0") int boarding,
            @Schema(description = "Order of the call where I alight", example = "12") int alighting) {

        static LegView of(Leg leg) {
            return new LegView(leg.journeyId().toString(), leg.boarding(), leg.alighting());
        }
    }
}
