package io.ansage.push.webpush;

import io.ansage.push.http.LocalServer;
import io.ansage.push.http.LocalServer.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A push service on loopback with the browsers that subscribed to it, and a channel that may ask it. */
final class PushService implements AutoCloseable {

    final LocalServer server = new LocalServer();
    final VapidKeys keys = VapidKeys.generate();
    final WebPushChannel channel;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    PushService(InstantSource machineTime) {
        channel = new WebPushChannel(new WebPushSettings("mailto:operator@example.org", keys, Set.of("push.example"),
                Set.of(server.host()), 100, Duration.ofSeconds(10)), machineTime);
    }

    /** The browser of this name; subscribes when first asked for. */
    Browser browser(String name) {
        return browsers.computeIfAbsent(name, n -> new Browser(server.uri("/push/" + n)));
    }

    List<Request> requestsFor(String name) {
        return server.requests.stream().filter(r -> r.path().equals("/push/" + name)).toList();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        server.close();
    }
}
