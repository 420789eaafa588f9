package io.ansage.web.http;

import io.ansage.web.problem.Problem;
import io.ansage.web.problem.ProblemWriter;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits the changes of one principal; without one, as for new sessions, those of one network address. */
@Component
@Order(0)
final class ChangeRateFilter implements WebFilter {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final TokenBuckets buckets;
    private final InstantSource machineClock;

    ChangeRateFilter(WebSettings settings, @Qualifier("machineClock") InstantSource machineClock) {
        this.buckets = new TokenBuckets(settings.changesPerMinute() / 60.0, settings.changeBurst());
        this.machineClock = machineClock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (READS.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty(Addresses.of(exchange.getRequest()))
                .flatMap(who -> {
                    var wait = buckets.take(who, machineClock.instant());
                    return wait == 0
                            ? chain.filter(exchange)
                            : ProblemWriter.write(exchange,
                                    Problem.tooMany("Too many changes in a short time.", wait));
                });
    }
}
