package io.ansage.domain.subscription;

import java.util.UUID;

/** Pseudonym of a passenger: random, minted by us, and all we know of a person. */
public record PassengerId(String value) {

    public PassengerId {
        if (!Pseudonyms.wellFormed(value)) {
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
