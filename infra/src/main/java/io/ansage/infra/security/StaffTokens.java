package io.ansage.infra.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Which tokens are believed: RS256 or ES256, of the one issuer, for us, in time by at most a minute of clock skew. */
public final class StaffTokens {

    private static final Duration SKEW = Duration.ofSeconds(60);

    private StaffTokens() {}

    /** Tokens of the embedded issuer. */
    public static ReactiveJwtDecoder signedWith(RSAKey key, IssuerProperties rules) {
        try {
            return believing(NimbusReactiveJwtDecoder.withPublicKey(key.toRSAPublicKey())
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build(), rules);
        } catch (JOSEException e) {
            throw new IllegalStateException("the issuer's key is no RSA key", e);
        }
    }

    /** Tokens of an external issuer. Where its keys are is configured; what a token says about that is ignored. */
    public static ReactiveJwtDecoder publishedAt(URI jwkSet, IssuerProperties rules) {
        return believing(NimbusReactiveJwtDecoder.withJwkSetUri(jwkSet.toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build(), rules);
    }

    /** No issuer, no staff. */
    public static ReactiveJwtDecoder none() {
        return _ -> Mono.error(new BadJwtException("no issuer is configured"));
    }

    private static ReactiveJwtDecoder believing(NimbusReactiveJwtDecoder decoder, IssuerProperties rules) {
        var timestamps = new JwtTimestampValidator(SKEW);
        // A token without expiry would last for ever.
        OAuth2TokenValidator<Jwt> expires = new JwtClaimValidator<Object>(JwtClaimNames.EXP, exp -> exp != null);
        OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
                aud -> aud != null && aud.contains(rules.audience()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps, expires,
                new JwtIssuerValidator(rules.uri()), audience));
        return decoder;
    }
}
