package io.ansage.web.security;

import io.ansage.web.http.Blocking;
import io.ansage.web.problem.Problem;
import io.ansage.web.problem.ProblemWriter;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Recognises passengers by bearer token (apps) or cookie (browsers). A stale cookie is no error: its owner is a guest. */
@Component
final class SessionFilter {

    /** Name of the browsers' cookie. */
    static final String COOKIE = "ansage_session";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final OriginCheck origins;
    private final InstantSource machineClock;

    SessionFilter(Sessions sessions, OriginCheck origins, @Qualifier("machineClock") InstantSource machineClock) {
        this.sessions = sessions;
        this.origins = origins;
        this.machineClock = machineClock;
    }

    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    && authorization.startsWith(SessionTokens.PREFIX, BEARER.length())
                            ? asApp(authorization.substring(BEARER.length()), exchange, chain)
                            : chain.filter(exchange);
        }
        var cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        return cookie == null ? chain.filter(exchange) : asBrowser(cookie.getValue(), exchange, chain);
    }

    private Mono<Void> asApp(String token, ServerWebExchange exchange, WebFilterChain chain) {
        return find(token).flatMap(found -> found.isPresent()
                ? chain.filter(exchange)
                        .contextWrite(ReactiveSecurityContextHolder
                                .withAuthentication(new PassengerAuthentication(found.get())))
                : Denials.unauthorized(exchange, "The session is unknown or has expired."));
    }

    private Mono<Void> asBrowser(String token, ServerWebExchange exchange, WebFilterChain chain) {
        return find(token).flatMap(found -> {
            if (found.isEmpty()) {
                return chain.filter(exchange);
            }
            if (!origins.permits(exchange.getRequest())) {
                return ProblemWriter.write(exchange, Problem.forbidden(
                        "A page of another origin may not act for a passenger.", "Call from a page of this site."));
            }
            return chain.filter(exchange)
                    .contextWrite(
                            ReactiveSecurityContextHolder.withAuthentication(new PassengerAuthentication(found.get())));
        });
    }

    private Mono<Optional<PassengerSession>> find(String token) {
        return Blocking.call(() -> sessions.find(SessionTokens.hash(token), machineClock.instant()));
    }
}
