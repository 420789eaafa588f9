package io.ansage.web.security;

import io.ansage.web.page.PagePolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import reactor.core.publisher.Mono;

/** Who may call what. What is not named here is denied. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

    private static final String[] PUBLIC = {"/", "/board", "/board/*", "/support", "/support/**", "/flow", "/docs",
            "/faces/**", "/webjars/**", "/favicon.svg", "/sw.js", "/manifest.webmanifest", "/icon-192.png",
            "/icon-512.png", "/badge-96.png", "/v3/api-docs", "/asyncapi.json", "/issuer/jwks", "/issuer/authorize",
            "/api/v1/sign-in", "/api/v1/clock", "/api/v1/journeys/**", "/api/v1/stops/**", "/api/v1/connections",
            "/api/v1/search", "/api/v1/counters", "/api/v1/flow", "/api/v1/phones", "/api/v1/phones/*",
            "/api/v1/channels", "/api/v1/push/key", "/api/v1/gtfs-rt/*"};

    @Bean
    SecurityWebFilterChain accessRulesChain(ServerHttpSecurity http, SessionFilter sessions,
            ReactiveJwtDecoder decoder, PagePolicy pages) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // OriginCheck does it for cookies.
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(pages.directives()))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicy(p -> p.policy("geolocation=(), camera=(), microphone=()"))
                        .frameOptions(f -> f.mode(Mode.DENY)))
                .addFilterBefore(sessions::filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .oauth2ResourceServer(o -> o.bearerTokenConverter(staffToken())
                        .authenticationEntryPoint((e, _) -> Denials.unauthorized(e, "The token is not valid here."))
                        .accessDeniedHandler((e, _) -> Denials.forbidden(e))
                        .jwt(j -> j.jwtDecoder(decoder).jwtAuthenticationConverter(staff())))
                .exceptionHandling(e -> e
                        .authenticationEntryPoint((x, _) -> Denials.unauthorized(x, "This needs an identity."))
                        .accessDeniedHandler((x, _) -> Denials.forbidden(x)))
                .authorizeExchange(r -> r.pathMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD, PUBLIC)
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/v1/session", "/issuer/token", "/issuer/authorize",
                                "/api/v1/unsubscribe/*")
                        .permitAll()
                        .pathMatchers(HttpMethod.DELETE, "/api/v1/session")
                        .hasRole("PASSENGER")
                        .pathMatchers("/api/v1/me", "/api/v1/me/**")
                        .hasRole("PASSENGER")
                        .pathMatchers(HttpMethod.GET, "/api/v1/staff/me")
                        .hasAnyRole("OPERATOR", "SUPPORT", "PARTNER")
                        .pathMatchers("/api/v1/operator/**")
                        .hasRole("OPERATOR")
                        .pathMatchers("/api/v1/support/**")
                        .hasRole("SUPPORT")
                        .anyExchange()
                        .denyAll())
                .build();
    }

    private static ServerAuthenticationConverter staffToken() {
        var bearer = new ServerBearerTokenAuthenticationConverter();
        return exchange -> {
            var header = exchange.getRequest().getHeaders().getFirst("Authorization");
            return header != null && header.contains(" " + SessionTokens.PREFIX)
                    ? Mono.empty()
                    : bearer.convert(exchange);
        };
    }

    private static ReactiveJwtAuthenticationConverterAdapter staff() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new StaffRoles());
        return new ReactiveJwtAuthenticationConverterAdapter(converter);
    }
}
