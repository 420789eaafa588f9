package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** Tell me no more. */
public record EndSubscription(SubscriptionId subscriptionId, PassengerId passengerId, Instant at)
        implements
            SubscriptionCommand {}
