package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** A passenger wants to be told about a leg. */
public record SubscriptionStarted(SubscriptionId subscriptionId, PassengerId passengerId, Leg leg,
        Preferences preferences, Instant at) implements SubscriptionEvent {}
