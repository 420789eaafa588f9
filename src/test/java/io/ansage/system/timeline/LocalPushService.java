package io.ansage.system.timeline;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A push service of browsers (RFC 8030) on this machine: takes what it is sent, and shows it to tests. */
public final class LocalPushService implements AutoCloseable {

    private final HttpServer server;
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();

    private LocalPushService(HttpServer server) {
        this.server = server;
    }

    static LocalPushService start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var service = new LocalPushService(server);
            server.createContext("/", exchange -> {
                var body = exchange.getRequestBody().readAllBytes();
                service.pushed.add(new Pushed(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
                exchange.sendResponseHeaders(201, -1);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was pushed to one endpoint, in order. */
    public List<Pushed> to(String path) {
        return pushed.stream().filter(p -> p.path().equals(path)).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** An encrypted message as it came. */
    public record Pushed(String path, Headers headers, byte[] body) {}

    @Override
    public void close() {
        server.stop(0);
    }
}
