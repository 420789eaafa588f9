package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/**
 * Something that happened to a subscription. Stored encrypted with the passenger's own key, so that erasing the key
 * makes it unreadable; never mirrored outside. {@code at} is passenger time.
 */
public sealed interface SubscriptionEvent
        permits SubscriptionStarted, PreferencesChanged, TripReplaced, SubscriptionEnded {

    SubscriptionId subscriptionId();

    PassengerId passengerId();

    Instant at();
}
