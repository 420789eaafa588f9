package io.ansage.push.firebase;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.time.Instant;
import java.util.Date;

/** A token that never changes, for the stand-in. Renewing it gives it again, so that a 401 stays an answer. */
final class StandInCredentials extends GoogleCredentials {

    private static final long serialVersionUID = 1L;

    private final String token;

    StandInCredentials(String token) {
        this.token = token;
    }

    @Override
    public AccessToken refreshAccessToken() {
        return new AccessToken(token, Date.from(Instant.parse("9999-01-01T00:00:00Z")));
    }
}
