package io.ansage.domain.subscription.command;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;

/**
 * What a passenger wants of a subscription. A subscription obeys its owner only; for others it does not exist.
 * {@code at} is passenger time.
 */
public sealed interface SubscriptionCommand permits StartSubscription, ChangePreferences, ReplaceTrip, EndSubscription {

    SubscriptionId subscriptionId();

    PassengerId passengerId();

    Instant at();
}
