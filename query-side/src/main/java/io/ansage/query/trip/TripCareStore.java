package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows which subscriptions are to be looked at again, and when. Works within the transaction of its caller. */
public interface TripCareStore {

    /**
     * Looks at subscriptions again when each is due, or when a journey appears at one of its stops.
     *
     * @param over those never to be looked at again
     */
    void keep(Collection<Care> cares, Collection<SubscriptionId> over);

    /**
     * When to look at a subscription again.
     *
     * @param stops where its journeys depart, if it means journeys that may yet appear
     * @param dueAt in passenger time
     */
    record Care(SubscriptionId subscription, PassengerId passenger, Set<StopId> stops, Instant dueAt) {

        public Care {
            stops = Set.copyOf(stops);
        }
    }

    /** Journeys are new, or call where they did not: whoever means journeys of their stops is to be looked at. */
    void appeared(Set<JourneyId> journeys);

    /** Makes everybody due whose stops journeys appeared at; returns whether any journey had appeared. */
    boolean hurry(Instant now);

    /**
     * Subscriptions that are due, locked until the transaction ends; what another has in hand is passed over, and what is
     * due of a subscription that is gone is forgotten, so that there may be more than these.
     */
    List<SubscriptionRow> claimDue(Instant now, int most);

    /** When the next subscription is due; at once if journeys have appeared. */
    Optional<Instant> nextDue();
}
