package io.ansage.web.passenger;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Subscriptions.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A subscription, as its owner sees it. */
@Schema(description = "A ride somebody wants to be told about.")
public record SubscriptionView(String id, @Schema(example = "ie:A906:2025-10-03") String journeyId,
        @Schema(description = "Order of the call where I board", example = "0") int boarding,
        @Schema(description = "Order of the call where I alight", example = "12") int alighting,
        @Schema(example = "5") int thresholdMinutes, @Schema(example = "en") String language, Instant startedAt) {

    /** The view of a stored subscription. */
    public static SubscriptionView of(Subscription s) {
        return of(s.id(), s.leg(), s.preferences(), s.startedAt());
    }

    static SubscriptionView of(SubscriptionId id, Leg leg, Preferences p, Instant startedAt) {
        return new SubscriptionView(id.value(), leg.journeyId().toString(), leg.boarding(), leg.alighting(),
                p.thresholdMinutes(), p.language(), startedAt);
    }
}
