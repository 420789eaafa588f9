package io.ansage.web.security;

import io.ansage.domain.subscription.PassengerId;
import java.time.Instant;

/**
 * A passenger as the API knows them: a pseudonym and the session they came with.
 *
 * @param tokenHash SHA-256 of the session's token, which itself is kept nowhere
 * @param expiresAt machine time
 */
public record PassengerSession(PassengerId passenger, String tokenHash, Instant expiresAt) {

    /** Prints neither pseudonym nor token. */
    @Override
    public String toString() {
        return "PassengerSession[until " + expiresAt + "]";
    }
}
