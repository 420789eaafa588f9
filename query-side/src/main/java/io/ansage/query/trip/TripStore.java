package io.ansage.query.trip;

import io.ansage.domain.subscription.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the trips that are planned for. Works set-based, within the transaction of its caller. */
public interface TripStore {

    /**
     * Makes these the trips of subscriptions; others of theirs are forgotten, and nobody is told about them any more. Of
     * one that is ridden otherwise than before, what was told counts no more.
     */
    void replace(Map<SubscriptionId, List<Trip>> trips);

    /** The trips of these subscriptions, in the order of their ids. */
    List<Trip> listOf(Collection<SubscriptionId> subscriptions);
}
