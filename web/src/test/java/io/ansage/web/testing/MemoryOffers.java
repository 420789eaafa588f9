package io.ansage.web.testing;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Offers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Offers in memory. */
public final class MemoryOffers implements Offers {

    private final Map<SubscriptionId, List<Offer>> bySubscription = new ConcurrentHashMap<>();
    private final Set<String> gone = new HashSet<>();

    /** What is offered for a subscription from now on. */
    public void offer(SubscriptionId subscription, Offer... offers) {
        bySubscription.put(subscription, new ArrayList<>(List.of(offers)));
    }

    /** One cannot travel like that any more. */
    public void gone(String offerId) {
        gone.add(offerId);
    }

    @Override
    public List<Offer> listOf(PassengerId passenger, SubscriptionId subscription) {
        return bySubscription.getOrDefault(subscription, List.of());
    }

    @Override
    public Optional<Offer> find(PassengerId passenger, SubscriptionId subscription, String offerId) {
        return listOf(passenger, subscription).stream().filter(o -> o.id().equals(offerId)).findFirst();
    }

    @Override
    public boolean holds(Offer offer) {
        return !gone.contains(offer.id());
    }
}
