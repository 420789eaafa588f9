package io.ansage.query.api;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subscriptions as their owner sees them; every question names the owner, another's subscription does not exist. */
public interface Subscriptions {

    List<Subscription> listOf(PassengerId owner);

    Optional<Subscription> find(PassengerId owner, SubscriptionId id);

    record Subscription(SubscriptionId id, Leg leg, Preferences preferences, Instant startedAt) {}
}
