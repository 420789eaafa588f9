package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A passenger is to hear no more about it.
 *
 * @param because what ended it; by its owner where an early event does not say
 */
public record SubscriptionEnded(SubscriptionId subscriptionId, PassengerId passengerId, EndReason because, Instant at)
        implements
            SubscriptionEvent {

    public SubscriptionEnded(SubscriptionId subscriptionId, PassengerId passengerId, @Nullable EndReason because,
            Instant at) {
        this.subscriptionId = subscriptionId;
        this.passengerId = passengerId;
        this.because = Objects.requireNonNullElse(because, EndReason.BY_OWNER);
        this.at = at;
    }
}
