package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/**
 * Tell me no more.
 *
 * @param because what ends it: the owner, or the platform on the owner's behalf, once nothing of it lies ahead
 */
public record EndSubscription(SubscriptionId subscriptionId, PassengerId passengerId, EndReason because, Instant at)
        implements
            SubscriptionCommand {

    /** By its owner. */
    public EndSubscription(SubscriptionId subscriptionId, PassengerId passengerId, Instant at) {
        this(subscriptionId, passengerId, EndReason.BY_OWNER, at);
    }
}
