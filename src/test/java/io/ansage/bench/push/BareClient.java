package io.ansage.bench.push;

import io.ansage.push.standin.FcmStandIn;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.Http2AllocationStrategy;
import reactor.netty.resources.ConnectionProvider;

/** Nothing but requests and answers over HTTP/2: Reactor Netty's client, a thousand in flight, no ledger and no library. */
final class BareClient implements AutoCloseable {

    private static final int IN_FLIGHT = 1_000;
    private static final int CONNECTIONS = 13;
    private static final String MESSAGE = """
            {"message":{"token":"%s","notification":{"title":"RE 4711: about 10 to 15 minutes late","body":"Departs \
            Stop 3 about 08:12 instead of 08:00; arrives Stop 9 about 09:10."},"data":{"version":"1"}}}""";

    private final ConnectionProvider connections = ConnectionProvider.builder("bare")
            .maxConnections(CONNECTIONS)
            .allocationStrategy(Http2AllocationStrategy.builder()
                    .maxConnections(CONNECTIONS)
                    .maxConcurrentStreams(IN_FLIGHT / CONNECTIONS + 1L)
                    .build())
            .pendingAcquireMaxCount(-1)
            .build();
    private final HttpClient client;

    BareClient(URI standIn) {
        client = HttpClient.create(connections)
                .protocol(HttpProtocol.H2C)
                .headers(headers -> headers
                        .add(HttpHeaderNames.AUTHORIZATION, "Bearer " + FcmStandIn.ACCESS_TOKEN)
                        .add(HttpHeaderNames.CONTENT_TYPE, "application/json"))
                .baseUrl(standIn.resolve("/v1/projects/bench/messages:send").toString());
    }

    /** Sends until time is up; answers how many got an answer. */
    long send(List<String> tokens, long untilNanos) throws InterruptedException {
        var permits = new Semaphore(IN_FLIGHT);
        var answered = new AtomicLong();
        for (int i = 0; System.nanoTime() < untilNanos; i++) {
            permits.acquire();
            client.post()
                    .send(ByteBufFlux.fromString(Mono.just(MESSAGE.formatted(tokens.get(i % tokens.size())))))
                    .responseSingle((answer, body) -> body.asByteArray().thenReturn(answer.status()))
                    .doFinally(_ -> permits.release())
                    .subscribe(_ -> answered.incrementAndGet(), _ -> {
                        // Not answered, not counted.
                    });
        }
        permits.acquire(IN_FLIGHT);
        return answered.get();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
