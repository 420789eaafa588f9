package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;

/** A passenger rides otherwise: on another connection, or on other days. */
public record TripReplaced(SubscriptionId subscriptionId, PassengerId passengerId, Target target, Instant at)
        implements
            SubscriptionEvent {}
