package io.ansage.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

final class EmbeddedIssuerTest {

    @TempDir private Path folder;

    private IssuerProperties properties;
    private EmbeddedIssuer issuer;
    private ReactiveJwtDecoder decoder;

    @BeforeEach
    void start() {
        properties = new IssuerProperties(true, "urn:ansage:issuer", "ansage", null, null, null, "ansage-console",
                List.of("openid"), List.of(), folder, Duration.ofHours(1), Duration.ofHours(12));
        issuer = new EmbeddedIssuer(properties, InstantSource.system());
        decoder = StaffTokens.signedWith(issuer.key(), properties);
    }

    private String secret(String client) throws IOException {
        return Files.readString(folder.resolve(client + ".secret"));
    }

    private Jwt read(String token) {
        return decoder.decode(token).block();
    }

    @Test
    void rightSecret_givesATokenOfThatRole() throws IOException {
        var token = read(issuer.mint("operator", secret("operator")).orElseThrow());

        assertThat(token.getSubject()).isEqualTo("operator");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("operator");
        assertThat(issuer.mint("operator", secret("support"))).isEmpty();
        assertThat(issuer.mint("nobody", "")).isEmpty();
    }

    @Test
    void keyAndSecrets_surviveARestart_andAreTheirOwnersOnly() throws IOException {
        var token = issuer.mint("support", secret("support")).orElseThrow();
        var again = new EmbeddedIssuer(properties, InstantSource.system());

        assertThat(StaffTokens.signedWith(again.key(), properties).decode(token).block()).isNotNull();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void publishedKeys_holdNothingPrivate() {
        assertThat(issuer.keys().get("keys")).asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(key -> assertThat(key.keySet()).isEqualTo(Set.of("kty", "e", "n", "kid")));
    }

    @Test
    void forgedTokens_areNotBelieved() throws JOSEException {
        var now = Instant.now();
        var right = new JWTClaimsSet.Builder().issuer("urn:ansage:issuer")
                .audience("ansage")
                .subject("operator")
                .claim("roles", List.of("operator"))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build();
        assertThat(read(signed(right))).isNotNull();

        refused(new PlainJWT(right).serialize());
        var confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), right);
        confused.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        refused(confused.serialize());
        refused(signed(new JWTClaimsSet.Builder(right).issuer("urn:other").build()));
        refused(signed(new JWTClaimsSet.Builder(right).audience("other").build()));
        refused(signed(new JWTClaimsSet.Builder(right).audience((String) null).build()));
        refused(signed(new JWTClaimsSet.Builder(right).expirationTime(null).build()));
        refused(signed(new JWTClaimsSet.Builder(right).expirationTime(Date.from(now.minusSeconds(90))).build()));
        refused(signed(new JWTClaimsSet.Builder(right).notBeforeTime(Date.from(now.plusSeconds(90))).build()));
        var whole = signed(right);
        refused(whole.substring(0, whole.length() - 6) + "AAAAAA");
    }

    @Test
    void withoutIssuer_noTokenIsBelieved() {
        assertThatThrownBy(() -> StaffTokens.none().decode("x").block()).isInstanceOf(JwtException.class);
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(issuer.key()));
        return token.serialize();
    }

    private void refused(String token) {
        assertThatThrownBy(() -> read(token)).as(token).isInstanceOf(JwtException.class);
    }
}
