package io.ansage.web.http;

import io.ansage.web.problem.Problem;
import io.ansage.web.problem.ProblemWriter;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits the requests of one network address, before anything is looked up for it. */
@Component
@Order(-200)
final class AddressRateFilter implements WebFilter {

    private final TokenBuckets buckets;
    private final InstantSource machineClock;

    AddressRateFilter(WebSettings settings, @Qualifier("machineClock") InstantSource machineClock) {
        this.buckets = new TokenBuckets(settings.requestsPerSecond(), settings.burst());
        this.machineClock = machineClock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var wait = buckets.take(Addresses.of(exchange.getRequest()), machineClock.instant());
        return wait == 0
                ? chain.filter(exchange)
                : ProblemWriter.write(exchange, Problem.tooMany("Too many requests from this address.", wait));
    }
}
