package io.ansage.web.security;

import io.ansage.web.problem.Problem;
import io.ansage.web.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What callers are told who may not. */
final class Denials {

    private Denials() {}

    static Mono<Void> unauthorized(ServerWebExchange exchange, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return ProblemWriter.write(exchange, Problem.unauthorized(detail,
                "Passengers: POST /api/v1/session. Staff: send a token of the configured issuer as bearer."));
    }

    static Mono<Void> forbidden(ServerWebExchange exchange) {
        return ProblemWriter.write(exchange, Problem.forbidden("Your role does not cover this.",
                "Use an identity that has the role named in /v3/api-docs."));
    }
}
