package io.ansage.infra.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A small OIDC issuer for the default run: three sample accounts, whose secrets lie in the data folder. Programs use them
 * as clients (client credentials), people as name and password of the sign-in document. Its tokens take the same way as
 * those of a real issuer.
 */
public final class EmbeddedIssuer {

    /** The sample accounts and their roles; {@code desk} does everybody's work. */
    static final Map<String, List<String>> ROLES = Map.of("operator", List.of("operator"), "support",
            List.of("support"), "desk", List.of("operator", "support"));

    private final RSAKey key;
    private final Map<String, String> secrets;
    private final IssuerProperties properties;
    private final InstantSource machineClock;
    private final Attempts attempts;
    private final Grants grants;

    public EmbeddedIssuer(IssuerProperties properties, InstantSource machineClock) {
        var folder = new IssuerFolder(properties.folder());
        this.key = folder.key();
        this.secrets = folder.secrets(ROLES.keySet());
        this.properties = properties;
        this.machineClock = machineClock;
        this.attempts = new Attempts(machineClock);
        this.grants = new Grants(machineClock, properties.sessionLife());
    }

    /** The signing key; only its public half ever leaves this process. */
    public RSAKey key() {
        return key;
    }

    /** A token for a client with its secret (OAuth 2 client credentials); empty if they do not belong together. */
    public Optional<String> mint(String client, String secret) {
        return knows(client, secret) ? Optional.of(sign(client)) : Optional.empty();
    }

    /** A code for somebody with that name and secret, to be exchanged by whoever sent them here. */
    SignIn signIn(String account, String secret, AuthorizationRequest request) {
        var wait = attempts.wait(account);
        if (!wait.isZero()) {
            return new SignIn.Shut(wait);
        }
        if (!knows(account, secret)) {
            if (ROLES.containsKey(account)) {
                attempts.failed(account);
            }
            return new SignIn.Wrong();
        }
        attempts.succeeded(account);
        return new SignIn.Done(grants.code(account, request));
    }

    /** Exchanges a code; empty if it is not, or no longer, worth anything. */
    Optional<Tokens> exchange(String code, String clientId, String redirectUri, String verifier) {
        return grants.redeemCode(code, clientId, redirectUri, verifier).map(this::tokens);
    }

    /** Exchanges a refresh token. */
    Optional<Tokens> refresh(String token, String clientId) {
        return grants.redeemRefresh(token, clientId).map(this::tokens);
    }

    private Tokens tokens(Grants.Renewal renewal) {
        return new Tokens(sign(renewal.account()), renewal.refreshToken());
    }

    private boolean knows(String account, String secret) {
        var expected = secrets.get(account);
        // Compared in constant time, and also for accounts there are not.
        boolean same = MessageDigest.isEqual(
                Objects.requireNonNullElseGet(expected, () -> UUID.randomUUID().toString())
                        .getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8));
        return same && expected != null;
    }

    private String sign(String account) {
        var now = machineClock.instant();
        var claims = new JWTClaimsSet.Builder().issuer(properties.uri())
                .audience(properties.audience())
                .subject(account)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.tokenLife())))
                .claim("roles", ROLES.get(account))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the issuer's key cannot sign", e);
        }
    }

    /** Its public keys, as JSON (RFC 7517). */
    Map<String, Object> keys() {
        return new JWKSet(key).toPublicJWKSet().toJSONObject();
    }

    long tokenSeconds() {
        return properties.tokenLife().toSeconds();
    }

    IssuerProperties properties() {
        return properties;
    }

    /** What came of a name and a secret. */
    sealed interface SignIn {

        /** They are right. */
        record Done(String code) implements SignIn {}

        /** They do not belong together. */
        record Wrong() implements SignIn {}

        /** There were too many wrong ones; this long nobody is let in. */
        record Shut(Duration left) implements SignIn {}
    }

    /** What a public client gets. */
    record Tokens(String access, String refresh) {}
}
