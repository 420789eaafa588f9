package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;

/** Tell me about this from now on. */
public record StartSubscription(SubscriptionId subscriptionId, PassengerId passengerId, Target target,
        Preferences preferences, Instant at) implements SubscriptionCommand {}
