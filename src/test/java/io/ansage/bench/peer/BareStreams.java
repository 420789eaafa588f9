package io.ansage.bench.peer;

import io.ansage.bench.live.Memory;
import io.ansage.bench.live.OtherJvm;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;

/**
 * The limit of live streams: a bare handler of Reactor Netty that sends the same bytes to whoever is there, without
 * security, positions, heartbeats, or regard for who is slow. Commands: {@code size BYTES}, {@code broadcast},
 * {@code memory}.
 */
public final class BareStreams {

    private static final Sinks.Many<byte[]> NEWS = Sinks.many().multicast().directBestEffort();

    private static byte[] data = new byte[0];
    private static long position = 1;

    private BareStreams() {}

    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create()
                .port(0)
                .host("localhost")
                .route(routes -> routes.get("/stream",
                        (_, response) -> response.sse()
                                .send(Flux.concat(Flux.just(event()), NEWS.asFlux()).map(Unpooled::wrappedBuffer),
                                        _ -> true)))
                .bindNow();
        OtherJvm.say("ready " + server.port());
        OtherJvm.serve(question -> switch (question[0]) {
            case "size" -> {
                data = "x".repeat(Integer.parseInt(question[1])).getBytes(StandardCharsets.US_ASCII);
                yield "ok";
            }
            case "broadcast" -> {
                position++;
                long at = System.nanoTime();
                NEWS.tryEmitNext(event());
                yield position + " " + at;
            }
            case "memory" -> Memory.here().words();
            default -> throw new IllegalArgumentException(question[0]);
        });
        System.exit(0);
    }

    private static byte[] event() {
        return ("id:" + position + "\nevent:journey\ndata:" + new String(data, StandardCharsets.US_ASCII) + "\n\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
