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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A small OIDC issuer for the default run: two sample clients, {@code operator} and {@code support}, whose secrets lie in
 * the data folder. Its tokens take the same way as those of a real issuer.
 */
public final class EmbeddedIssuer {

    /** The sample clients; each has the role of its name. */
    public static final List<String> CLIENTS = List.of("operator", "support");

    private final RSAKey key;
    private final Map<String, String> secrets;
    private final IssuerProperties properties;
    private final InstantSource machineClock;

    public EmbeddedIssuer(IssuerProperties properties, InstantSource machineClock) {
        var folder = new IssuerFolder(properties.folder());
        this.key = folder.key();
        this.secrets = folder.secrets(CLIENTS);
        this.properties = properties;
        this.machineClock = machineClock;
    }

    /** The signing key; only its public half ever leaves this process. */
    public RSAKey key() {
        return key;
    }

    /** A token for a client with its secret (OAuth 2 client credentials); empty if they do not belong together. */
    public Optional<String> mint(String client, String secret) {
        var expected = secrets.get(client);
        // Compared in constant time, and also for clients there are not.
        boolean same = MessageDigest.isEqual((expected == null ? UUID.randomUUID().toString() : expected).getBytes(
                StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        return same && expected != null ? Optional.of(sign(client, machineClock.instant())) : Optional.empty();
    }

    private String sign(String client, Instant now) {
        var claims = new JWTClaimsSet.Builder().issuer(properties.uri())
                .audience(properties.audience())
                .subject(client)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.tokenLife())))
                .claim("roles", List.of(client))
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
}
