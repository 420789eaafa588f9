package io.ansage.infra.security;

import io.ansage.web.http.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who signed in, as long as that can be turned into tokens: codes, used once within a minute by whoever holds the
 * verifier, and refresh tokens, each used once. Something used twice was stolen by one of the two who have it, so all that
 * came of that sign-in ends. Kept in memory, as digests only; a restart asks everybody to sign in again.
 */
final class Grants {

    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final InstantSource machineClock;
    private final Duration sessionLife;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Grant> eldest) {
            return size() > MOST;
        }
    };

    Grants(InstantSource machineClock, Duration sessionLife) {
        this.machineClock = machineClock;
        this.sessionLife = sessionLife;
    }

    /** A code for somebody who just gave the right secret. */
    synchronized String code(String account, AuthorizationRequest request) {
        var now = machineClock.instant();
        return keep(new Grant(account, request.clientId(), UUID.randomUUID(), request.redirectUri(),
                request.challenge(), now.plus(CODE_LIFE), now.plus(sessionLife), false));
    }

    /** What a code is worth: once, in time, to the client that has the verifier. */
    synchronized Optional<Renewal> redeemCode(String code, String clientId, String redirectUri, String verifier) {
        return take(code, clientId)
                .filter(grant -> grant.redirectUri.equals(redirectUri) && same(challenge(verifier), grant.challenge))
                .map(this::renew);
    }

    /** What a refresh token is worth: once, until the session ends. */
    synchronized Optional<Renewal> redeemRefresh(String token, String clientId) {
        return take(token, clientId).filter(grant -> grant.challenge.isEmpty()).map(this::renew);
    }

    private Renewal renew(Grant grant) {
        return new Renewal(grant.account, keep(new Grant(grant.account, grant.clientId, grant.session, "", "",
                grant.sessionEnds, grant.sessionEnds, false)));
    }

    private Optional<Grant> take(String secret, String clientId) {
        var now = machineClock.instant();
        grants.values().removeIf(grant -> !now.isBefore(grant.sessionEnds));
        var digest = Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
        var grant = grants.get(digest);
        if (grant == null || !grant.clientId.equals(clientId)) {
            return Optional.empty();
        }
        if (grant.used) {
            grants.values().removeIf(other -> other.session.equals(grant.session));
            return Optional.empty();
        }
        grants.put(digest, grant.withUsed());
        return Optional.of(grant).filter(g -> now.isBefore(g.ends));
    }

    private String keep(Grant grant) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = base64(bytes);
        grants.put(Digests.sha256(secret.getBytes(StandardCharsets.UTF_8)), grant);
        return secret;
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Whose token may be signed, and what renews it. */
    record Renewal(String account, String refreshToken) {}

    // A refresh token has neither redirect URI nor challenge.
    private record Grant(String account, String clientId, UUID session, String redirectUri, String challenge,
            Instant ends, Instant sessionEnds, boolean used) {

        Grant withUsed() {
            return new Grant(account, clientId, session, redirectUri, challenge, ends, sessionEnds, true);
        }
    }
}
