package io.ansage.query.api;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Other ways to get there, as they were offered with the latest notice of a trip that broke off. */
public interface Offers {

    /** Of a subscription of this passenger, the best first; none once they ride otherwise. */
    List<Offer> listOf(PassengerId passenger, SubscriptionId subscription);

    Optional<Offer> find(PassengerId passenger, SubscriptionId subscription, String offerId);

    /** Whether one can still travel like that: all its trains run, call and can be caught, as expected now. */
    boolean holds(Offer offer);

    /**
     * An offer.
     *
     * @param kept    how many of the rides the passenger had planned anyway
     * @param legs    all rides that lie ahead
     * @param departs when the first other train leaves, as expected when it was offered
     * @param arrives when the passenger arrives, as expected then
     */
    record Offer(String id, int kept, List<Leg> legs, String train, Instant departs, Instant arrives, Instant madeAt) {

        public Offer {
            legs = List.copyOf(legs);
        }

        /** The trip of whoever accepts it. */
        public TripPlan plan() {
            return new TripPlan(legs);
        }
    }
}
