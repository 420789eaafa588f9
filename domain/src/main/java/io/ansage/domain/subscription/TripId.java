package io.ansage.domain.subscription;

import io.ansage.domain.journey.JourneyId;

/**
 * Identifies one trip of a subscription: what a passenger believes, the budget of interruptions and the notice on the
 * phone belong to it. A trip plan is one trip and carries the subscription's own id; a recurring subscription has one
 * for each journey meant.
 */
public record TripId(String value) {

    private static final String SEPARATOR = "~";

    public TripId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("tripId: is empty");
        }
    }

    public static TripId of(SubscriptionId subscription) {
        return new TripId(subscription.value());
    }

    public static TripId of(SubscriptionId subscription, JourneyId journey) {
        return new TripId(subscription.value() + SEPARATOR + journey);
    }

    @Override
    public String toString() {
        return value;
    }
}
