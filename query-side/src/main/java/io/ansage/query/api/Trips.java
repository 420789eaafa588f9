package io.ansage.query.api;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import java.util.List;

/** What a passenger's subscriptions mean these days: the very trains that are watched for them. */
public interface Trips {

    /** All trips that are watched, of every subscription, at most so many. */
    List<WatchedTrip> listOf(PassengerId owner, int limit);

    /** A trip that is watched. A recurring subscription has several, one for each train. */
    record WatchedTrip(TripId id, SubscriptionId subscription, List<Leg> legs) {

        public WatchedTrip {
            legs = List.copyOf(legs);
        }
    }
}
