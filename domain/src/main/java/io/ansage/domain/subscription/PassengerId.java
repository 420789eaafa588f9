package io.ansage.domain.subscription;

import java.util.UUID;
import java.util.regex.Pattern;

/** Pseudonym of a passenger: random, minted by us, and all we know of a person. */
public record PassengerId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public PassengerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("passengerId: must be 8 to 64 of A-Z a-z 0-9 and '-'");
        }
    }

    public static PassengerId random() {
        return new PassengerId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
