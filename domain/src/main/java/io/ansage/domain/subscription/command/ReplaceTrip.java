package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;

/** I ride otherwise now: be silent about what I rode before. */
public record ReplaceTrip(SubscriptionId subscriptionId, PassengerId passengerId, Target target, Instant at)
        implements
            SubscriptionCommand {}
