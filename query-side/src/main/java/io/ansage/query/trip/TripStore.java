package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps the trips that are planned for. Works set-based, within the transaction of its caller. */
public interface TripStore {

    /**
     * Makes these the trips of a subscription; others of it are forgotten, and nobody is told about them any more.
     *
     * @return journeys of trips that are new or ridden otherwise than before
     */
    Set<JourneyId> replace(SubscriptionId subscription, List<Trip> trips);

    /** The trips of these subscriptions. */
    List<Trip> listOf(Collection<SubscriptionId> subscriptions);
}
