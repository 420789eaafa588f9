package io.ansage.query.trip;

import io.ansage.query.subscription.SubscriptionRow;
import java.time.Instant;
import java.util.List;

/** Finds the trips that a subscription means, as far ahead as is planned. */
@FunctionalInterface
public interface TripExpansion {

    /** Trips from now on; none of a subscription that means no journey, or none yet. */
    List<Trip> expand(SubscriptionRow subscription, Instant now);
}
