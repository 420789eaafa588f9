package io.ansage.domain.subscription;

import io.ansage.domain.subscription.event.PreferencesChanged;
import io.ansage.domain.subscription.event.SubscriptionEnded;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.domain.subscription.event.TripReplaced;
import org.jspecify.annotations.Nullable;

/** What a subscription remembers of its events. */
public record SubscriptionState(PassengerId owner, Target target, Preferences preferences, boolean ended) {

    /** The state after one more event; after an event that cannot follow, unchanged. */
    public static @Nullable SubscriptionState after(@Nullable SubscriptionState before, SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionStarted e -> new SubscriptionState(e.passengerId(), e.target(), e.preferences(), false);
            case PreferencesChanged e -> before == null
                    ? null
                    : new SubscriptionState(before.owner, before.target, e.preferences(), before.ended);
            case TripReplaced e -> before == null
                    ? null
                    : new SubscriptionState(before.owner, e.target(), before.preferences, before.ended);
            case SubscriptionEnded _ -> before == null
                    ? null
                    : new SubscriptionState(before.owner, before.target, before.preferences, true);
        };
    }
}
