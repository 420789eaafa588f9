package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** Tell me about this leg from now on. */
public record StartSubscription(SubscriptionId subscriptionId, PassengerId passengerId, Leg leg,
        Preferences preferences, Instant at) implements SubscriptionCommand {}
