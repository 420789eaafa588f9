package io.ansage.web.security;

import io.ansage.web.http.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens of sessions: 256 random bits behind a prefix that tells them from OIDC tokens. */
public final class SessionTokens {

    /** What every token begins with, so that secret scanners can find a leaked one. */
    public static final String PREFIX = "aps_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionTokens() {}

    public static String mint() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a token. */
    public static String hash(String token) {
        return Digests.sha256(token);
    }
}
