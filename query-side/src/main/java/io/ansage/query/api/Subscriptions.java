package io.ansage.query.api;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subscriptions as their owner sees them; every question names the owner, another's subscription does not exist. */
public interface Subscriptions {

    List<Subscription> listOf(PassengerId owner);

    Optional<Subscription> find(PassengerId owner, SubscriptionId id);

    record Subscription(SubscriptionId id, Target target, Preferences preferences, Instant startedAt) {}
}
