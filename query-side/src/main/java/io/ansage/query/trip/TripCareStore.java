package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Knows which subscriptions are to be looked at again, and when. Works within the transaction of its caller. */
public interface TripCareStore {

    /**
     * Looks at a subscription again when it is due, or when a journey appears at one of these stops.
     *
     * @param dueAt in passenger time
     */
    void keep(SubscriptionRow subscription, Collection<StopId> stops, Instant dueAt);

    /** Never looks at it again. */
    void forget(SubscriptionId subscription);

    /** A journey is new, or calls where it did not: whoever means journeys of its stops is to be looked at. */
    void appeared(JourneyId journey);

    /** Makes everybody due whose stops journeys appeared at; returns whether any journey had appeared. */
    boolean hurry(Instant now);

    /** Active subscriptions that are due, locked until the transaction ends; what another has in hand is passed over. */
    List<SubscriptionRow> claimDue(Instant now, int most);

    /** When the next subscription is due; at once if journeys have appeared. */
    Optional<Instant> nextDue();
}
