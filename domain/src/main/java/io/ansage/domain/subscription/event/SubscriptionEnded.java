package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** A passenger wants to hear no more about it. */
public record SubscriptionEnded(SubscriptionId subscriptionId, PassengerId passengerId, Instant at)
        implements
            SubscriptionEvent {}
