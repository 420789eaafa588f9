package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** A passenger wants to be told differently. */
public record PreferencesChanged(SubscriptionId subscriptionId, PassengerId passengerId, Preferences preferences,
        Instant at) implements SubscriptionEvent {}
