package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/** Tell me differently from now on. */
public record ChangePreferences(SubscriptionId subscriptionId, PassengerId passengerId, Preferences preferences,
        Instant at) implements SubscriptionCommand {}
