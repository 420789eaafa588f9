package io.ansage.query.trip;

import io.ansage.domain.subscription.TripId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Instant;
import java.util.List;

/** The trip of a trip plan: the plan itself. */
public final class PlannedTrips implements TripExpansion {

    @Override
    public List<Trip> expand(SubscriptionRow subscription, Instant now) {
        return subscription.target() instanceof TripPlan plan
                ? List.of(new Trip(TripId.of(subscription.id()), subscription.id(), subscription.passenger(),
                        plan.legs(), subscription.preferences()))
                : List.of();
    }
}
