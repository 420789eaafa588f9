package io.ansage.push.firebase;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Firebase.
 *
 * @param standIn        address of the stand-in; nothing to reach Firebase itself, with the service account named by
 *                       {@code GOOGLE_APPLICATION_CREDENTIALS}
 * @param standInToken   access token the stand-in expects; meaningless without it
 * @param maxInFlight    how many requests may wait for their answer at once
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout  longest wait for an answer; after that the outcome is unknown. FCM asks for 10 s or more
 */
public record FirebaseSettings(@Nullable URI standIn, String standInToken, int maxInFlight, Duration connectTimeout,
        Duration answerTimeout) {

    public FirebaseSettings {
        if (maxInFlight < 1 || maxInFlight > 10_000) {
            throw new IllegalArgumentException("maxInFlight: must be 1 to 10000");
        }
        if (!connectTimeout.isPositive() || !answerTimeout.isPositive()) {
            throw new IllegalArgumentException("connectTimeout, answerTimeout: must be positive");
        }
    }
}
