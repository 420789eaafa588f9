package io.ansage.domain.subscription;

import java.util.UUID;

/** Identifies a subscription; random, so that nobody can guess another's. */
public record SubscriptionId(String value) {

    public SubscriptionId {
        if (!Pseudonyms.wellFormed(value)) {
            throw new IllegalArgumentException("subscriptionId: must be 8 to 64 of A-Z a-z 0-9 and '-'");
        }
    }

    public static SubscriptionId random() {
        return new SubscriptionId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
