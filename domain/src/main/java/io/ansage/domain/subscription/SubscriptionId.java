package io.ansage.domain.subscription;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a subscription; random, so that nobody can guess another's. */
public record SubscriptionId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public SubscriptionId {
        if (!FORM.matcher(value).matches()) {
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
