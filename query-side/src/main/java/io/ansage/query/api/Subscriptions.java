package io.ansage.query.api;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscriptions as their owner sees them; every question names the owner, another's subscription does not exist. */
public interface Subscriptions {

    /** Those that are active. */
    List<Subscription> listOf(PassengerId owner);

    /** Those that ended by themselves, the latest first. */
    List<Subscription> listExpired(PassengerId owner, int limit);

    /** One that is active, or has ended by itself. */
    Optional<Subscription> find(PassengerId owner, SubscriptionId id);

    /**
     * @param expiredAt when it ended by itself, in passenger time; absent while it is active
     */
    record Subscription(SubscriptionId id, Target target, Preferences preferences, Instant startedAt,
            @Nullable Instant expiredAt) {

        public boolean active() {
            return expiredAt == null;
        }
    }
}
