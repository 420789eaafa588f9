package io.ansage.domain.subscription.event;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import java.time.Instant;

/** A passenger wants to be told about something. */
public record SubscriptionStarted(SubscriptionId subscriptionId, PassengerId passengerId, Target target,
        Preferences preferences, Instant at) implements SubscriptionEvent {}
