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

/**
 * Limits the requests of one network address, before anything is looked up for it. Files of pages are counted by
 * themselves: one page is made of dozens of them, each comes from memory, and a whole office may sit behind one address.
 */
@Component
@Order(-200)
final class AddressRateFilter implements WebFilter {

    /** As many times the rate of other requests; what a page is made of, and some pages at once. */
    private static final int FILES = 20;

    private final TokenBuckets buckets;
    private final TokenBuckets files;
    private final InstantSource machineClock;

    AddressRateFilter(WebSettings settings, @Qualifier("machineClock") InstantSource machineClock) {
        this.buckets = new TokenBuckets(settings.requestsPerSecond(), settings.burst());
        this.files = new TokenBuckets(FILES * settings.requestsPerSecond(), FILES * settings.burst());
        this.machineClock = machineClock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        boolean file = path.startsWith("/faces/") || path.startsWith("/webjars/");
        var wait = (file ? files : buckets).take(Addresses.of(exchange.getRequest()), machineClock.instant());
        return wait == 0
                ? chain.filter(exchange)
                : ProblemWriter.write(exchange, Problem.tooMany("Too many requests from this address.", wait));
    }
}
