package io.ansage.query.subscription;

import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it stands.
 *
 * @param startedAt when it began, in passenger time
 * @param endedAt   when it ended, in passenger time; absent while it is active
 * @param endedBecause what ended it; absent while it is active
 * @param position  position in the event store of the last event in it
 */
public record SubscriptionRow(SubscriptionId id, PassengerId passenger, Target target, Preferences preferences,
        Instant startedAt, @Nullable Instant endedAt, @Nullable EndReason endedBecause, long position) {

    public boolean active() {
        return endedAt == null;
    }

    SubscriptionRow withPreferences(Preferences news, long at) {
        return new SubscriptionRow(id, passenger, target, news, startedAt, endedAt, endedBecause, at);
    }

    SubscriptionRow withTarget(Target news, long at) {
        return new SubscriptionRow(id, passenger, news, preferences, startedAt, endedAt, endedBecause, at);
    }

    SubscriptionRow ended(Instant end, EndReason because, long at) {
        return new SubscriptionRow(id, passenger, target, preferences, startedAt, end, because, at);
    }
}
