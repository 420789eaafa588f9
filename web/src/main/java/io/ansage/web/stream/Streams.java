package io.ansage.web.stream;

import io.ansage.web.http.Addresses;
import io.ansage.web.http.Blocking;
import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Problem;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Turns live updates into server-sent events: first what was missed, then what comes, without gap or duplicate; a
 * comment as heartbeat; and a jittered {@code retry:}, so that readers do not all come back at once.
 */
@Component
final class Streams {

    private final StreamSlots slots;
    private final WebSettings settings;
    private final Sinks.Empty<Void> stopping = Sinks.empty();

    Streams(StreamSlots slots, WebSettings settings) {
        this.slots = slots;
        this.settings = settings;
    }

    /** Streams have no end of their own: without this, a graceful stop would wait for their readers. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.tryEmitEmpty();
    }

    /** A public stream. */
    Flux<ServerSentEvent<Object>> open(ServerWebExchange exchange, @Nullable String lastEventId, Live live) {
        return open(exchange, lastEventId, live, null, () -> Mono.just(true));
    }

    /** A stream of one principal, which ends when {@code alive} says no; asked with every heartbeat. */
    Flux<ServerSentEvent<Object>> open(ServerWebExchange exchange, @Nullable String lastEventId, Live live,
            @Nullable String principal, Supplier<Mono<Boolean>> alive) {
        long after = position(lastEventId);
        // Proxies that collect responses would hold events back.
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        var address = Addresses.of(exchange.getRequest());
        return Flux.using(() -> slots.take(principal, address),
                _ -> Flux.merge(1, events(live, after), heartbeats(alive)), StreamSlots.Slot::close)
                .takeUntilOther(stopping.asMono())
                .onErrorComplete(Ended.class);
    }

    private static long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId));
        } catch (NumberFormatException e) {
            throw Problem.invalid("Last-Event-ID", "Last-Event-ID is no position.",
                    "Send the id of the last event you got, or leave it out.");
        }
    }

    private Flux<ServerSentEvent<Object>> events(Live live, long after) {
        return Flux.create(sink -> new Reader(live, after, settings.streamBuffer(), sink).start(),
                FluxSink.OverflowStrategy.IGNORE);
    }

    private Flux<ServerSentEvent<Object>> heartbeats(Supplier<Mono<Boolean>> alive) {
        var beat = ServerSentEvent.builder().comment("still here").build();
        return Flux.interval(settings.heartbeat())
                .onBackpressureDrop()
                .concatMap(_ -> alive.get(), 1)
                .map(lives -> {
                    if (!lives) {
                        throw new Ended();
                    }
                    return beat;
                });
    }

    /** Feeds one reader at its own pace. */
    private static final class Reader {
        private final Live live;
        private final long after;
        private final FluxSink<ServerSentEvent<Object>> sink;
        private final ConflatingBuffer buffer;
        private final AtomicInteger draining = new AtomicInteger();
        private volatile boolean opened;
        private boolean greeted;

        Reader(Live live, long after, int limit, FluxSink<ServerSentEvent<Object>> sink) {
            this.live = live;
            this.after = after;
            this.sink = sink;
            this.buffer = new ConflatingBuffer(limit, after);
        }

        void start() {
            // Listen first, then read: what happens in between waits in the buffer.
            var listening = live.listen().to(change -> {
                buffer.offer(change);
                drain();
            });
            sink.onDispose(listening::close);
            sink.onRequest(_ -> drain());
            var reading = Blocking.call(() -> live.open().after(after)).subscribe(opening -> {
                buffer.open(opening);
                opened = true;
                drain();
            }, sink::error);
            sink.onCancel(reading);
        }

        private void drain() {
            if (!opened || draining.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                while (sink.requestedFromDownstream() > 0) {
                    if (buffer.lost()) {
                        // The reader comes back with its last position, and is given a reset there.
                        sink.error(new Ended());
                        return;
                    }
                    var next = next();
                    if (next == null) {
                        break;
                    }
                    sink.next(next);
                }
                missed = draining.addAndGet(-missed);
            } while (missed != 0);
        }

        private @Nullable ServerSentEvent<Object> next() {
            if (!greeted) {
                // The head of the response goes out at once, even if nothing has happened yet.
                greeted = true;
                return ServerSentEvent.builder()
                        .comment("connected")
                        .retry(Duration.ofMillis(ThreadLocalRandom.current().nextLong(2_000, 6_000)))
                        .build();
            }
            var change = buffer.poll();
            return change == null ? null : event(change);
        }

        private static ServerSentEvent<Object> event(Change change) {
            var event = ServerSentEvent.builder().event(change.event()).data(change.data());
            return change.isReset() ? event.build() : event.id(Long.toString(change.position())).build();
        }
    }

    /** The session behind a stream is over, or its reader fell too far behind. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("stream ended", null, false, false);
        }
    }
}
