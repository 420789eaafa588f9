package io.ansage.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** What one address may ask for, at an instant that does not pass: two requests, and forty files. */
class AddressRateFilterTest {

    private final AddressRateFilter filter = new AddressRateFilter(new WebSettings(Duration.ofDays(1), 1, 1, 1, 1, 1, 2,
            1, 1, Duration.ofSeconds(1), 1, List.of()), InstantSource.fixed(Instant.parse("2026-01-07T08:00:00Z")));

    @Test
    void pageOfManyFiles_isServedWhole_andTakesNothingFromTheRequestsItMakes() {
        for (int i = 0; i < 40; i++) {
            assertThat(ask("/faces/support/part" + i + ".js")).isEqualTo(HttpStatus.OK);
        }
        assertThat(ask("/webjars/lit/index.js")).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);

        assertThat(ask("/api/v1/journeys")).isEqualTo(HttpStatus.OK);
        assertThat(ask("/api/v1/journeys")).isEqualTo(HttpStatus.OK);
        assertThat(ask("/api/v1/journeys")).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    private HttpStatusCode ask(String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path)
                .remoteAddress(new InetSocketAddress("192.0.2.1", 4711)));
        filter.filter(exchange, through -> Mono.fromRunnable(() -> through.getResponse().setStatusCode(HttpStatus.OK)))
                .block();
        return exchange.getResponse().getStatusCode();
    }
}
