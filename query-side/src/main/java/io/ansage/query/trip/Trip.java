package io.ansage.query.trip;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import java.util.List;

/** A trip on named journeys that a subscription means. */
public record Trip(TripId id, SubscriptionId subscription, PassengerId passenger, List<Leg> legs,
        Preferences preferences) {

    public Trip {
        legs = List.copyOf(legs);
    }
}
