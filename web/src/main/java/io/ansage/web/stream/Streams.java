package io.ansage.web.stream;

import io.ansage.web.http.Addresses;
import io.ansage.web.http.Blocking;
import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Problem;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Opens streams of server-sent events: first what was missed, then what comes, without gap or duplicate; a comment as
 * heartbeat; and a jittered {@code retry:}, so that readers do not all come back at once.
 */
@Component
final class Streams {

    private final Topics topics;
    private final StreamSlots slots;
    private final WebSettings settings;

    Streams(Topics topics, StreamSlots slots, WebSettings settings) {
        this.topics = topics;
        this.slots = slots;
        this.settings = settings;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        topics.stop();
    }

    /** A stream of one principal, which ends after some time, or when {@code alive} says no; asked with every heartbeat. */
    record Principal(String name, Duration left, Supplier<Mono<Boolean>> alive) {}

    /** A public stream. */
    Mono<Void> open(ServerWebExchange exchange, @Nullable String lastEventId, Live live) {
        return open(exchange, lastEventId, live, null);
    }

    /** Ends when the stream can begin; it goes on behind the request, see {@link HandOff}. */
    Mono<Void> open(ServerWebExchange exchange, @Nullable String lastEventId, Live live,
            @Nullable Principal principal) {
        long after = position(lastEventId);
        var headers = exchange.getResponse().getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        // Proxies that collect responses would hold events back.
        headers.set("X-Accel-Buffering", "no");
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return Mono.empty();
        }
        var address = Addresses.of(exchange.getRequest());
        return Mono.deferContextual(context -> {
            var handOff = context.get(HandOff.Exchange.class);
            var slot = slots.take(principal == null ? null : principal.name(), address);
            var reader = new StreamReader(topics, live, after, settings.streamBuffer(), handOff.connection(), slot,
                    principal == null ? null : principal.alive());
            if (principal != null) {
                reader.endAfter(principal.left());
            }
            // Listen first, then read: what happens in between waits in the reader's buffer.
            var shared = topics.join(reader);
            return Blocking.call(() -> live.open().after(after, shared))
                    .doOnNext(opening -> {
                        reader.open(opening);
                        handOff.goesOn(reader);
                    })
                    .doOnError(_ -> {
                        headers.remove("Content-Type");
                        reader.gone();
                    })
                    .doOnCancel(reader::gone)
                    .then();
        });
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
}
