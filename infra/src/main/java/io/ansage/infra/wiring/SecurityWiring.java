package io.ansage.infra.wiring;

import io.ansage.infra.security.EmbeddedIssuer;
import io.ansage.infra.security.IssuerProperties;
import io.ansage.infra.security.IssuerRoutes;
import io.ansage.infra.security.StaffTokens;
import io.ansage.web.page.StaffSignIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Whose tokens are believed; and the management endpoints, which answer on their own loopback port only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerProperties.class)
class SecurityWiring {

    @Bean
    @ConditionalOnProperty("ansage.issuer.embedded")
    EmbeddedIssuer embeddedIssuer(IssuerProperties properties,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new EmbeddedIssuer(properties, machineClock);
    }

    @Bean
    @ConditionalOnProperty("ansage.issuer.embedded")
    RouterFunction<ServerResponse> issuerRoutes(EmbeddedIssuer issuer) {
        return IssuerRoutes.of(issuer);
    }

    @Bean
    @ConditionalOnProperty("ansage.issuer.embedded")
    StaffSignIn embeddedSignIn(IssuerProperties properties) {
        return new StaffSignIn(URI.create("/issuer/authorize"), URI.create("/issuer/token"), properties.clientId(),
                properties.scopes());
    }

    @Bean
    @ConditionalOnProperty({"ansage.issuer.authorization-endpoint", "ansage.issuer.token-endpoint"})
    @ConditionalOnBooleanProperty(name = "ansage.issuer.embedded", havingValue = false, matchIfMissing = true)
    StaffSignIn externalSignIn(IssuerProperties properties) {
        return new StaffSignIn(Objects.requireNonNull(properties.authorizationEndpoint()),
                Objects.requireNonNull(properties.tokenEndpoint()), properties.clientId(), properties.scopes());
    }

    @Bean
    ReactiveJwtDecoder staffTokens(IssuerProperties properties, ObjectProvider<EmbeddedIssuer> embedded) {
        var issuer = embedded.getIfAvailable();
        if (issuer != null) {
            return StaffTokens.signedWith(issuer.key(), properties);
        }
        var published = properties.jwkSetUri();
        return published == null ? StaffTokens.none() : StaffTokens.publishedAt(published, properties);
    }

    /** Matches on the management port only: on the port of the API there are no such endpoints. */
    @Bean
    @Order(-10)
    SecurityWebFilterChain managementEndpoints(ServerHttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(r -> r.matchers(EndpointRequest.to("health", "info", "prometheus"))
                        .permitAll()
                        .anyExchange()
                        .denyAll())
                .build();
    }
}
