package io.ansage.push.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that keeps what it is sent and answers as it is told to. */
public final class LocalServer implements AutoCloseable {

    /** A request as it came. */
    public record Request(String path, Headers headers, byte[] body) {}

    /** How to answer. */
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    public volatile Answering answering = answer(201, Map.of());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public LocalServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(new Request(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes()));
                answering.answer(exchange);
            }
        });
        server.start();
    }

    public static Answering answer(int status, Map<String, String> headers) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public URI uri(String path) {
        return URI.create("http://" + host() + path);
    }

    /** Host and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
