package io.ansage.web.problem;

import io.ansage.web.http.StrictJson;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes a problem where no controller is in charge: in filters. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Ends the exchange with this problem. */
    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        if (!response.setStatusCode(problem.getStatusCode())) {
            return Mono.empty();
        }
        response.getHeaders().addAll(problem.getHeaders());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = problem.getBody();
        body.setInstance(URI.create(exchange.getRequest().getPath().value()));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(StrictJson.MAPPER.writeValueAsBytes(body))));
    }
}
