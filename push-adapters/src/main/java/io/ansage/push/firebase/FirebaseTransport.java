package io.ansage.push.firebase;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of firebase-admin over the JDK's HTTP client: many over one HTTP/2 connection, none waiting on a
 * pooled thread. A queue of permits bounds what is in flight and spreads it over the clients.
 */
final class FirebaseTransport extends HttpTransport {

    /** Google's servers take 100 streams on a connection; one more is an error, not a second connection. */
    private static final int STREAMS_PER_CLIENT = 80;

    /** One for all clients: by default each has a pool of platform threads that grows with what is in flight. */
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fcm-http-", 0).factory());
    private final List<HttpClient> clients = new ArrayList<>();
    private final BlockingQueue<HttpClient> permits = new LinkedBlockingQueue<>();
    private final @Nullable URI instead;

    /** @param instead where requests go instead of to Google; nothing if they go to Google */
    FirebaseTransport(@Nullable URI instead, int maxInFlight, Duration connectTimeout) {
        this.instead = instead;
        for (int i = 0; i < maxInFlight; i++) {
            if (i % STREAMS_PER_CLIENT == 0) {
                clients.add(HttpClient.newBuilder()
                        .executor(threads)
                        .connectTimeout(connectTimeout)
                        .version(instead == null ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
            }
            permits.add(clients.getLast());
        }
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new TransportRequest(this, method, target(URI.create(url)));
    }

    private URI target(URI asked) {
        if (instead == null) {
            return asked;
        }
        var query = asked.getRawQuery();
        return instead.resolve(query == null ? asked.getRawPath() : asked.getRawPath() + "?" + query);
    }

    LowLevelHttpResponse send(HttpRequest request) throws IOException {
        try {
            var client = permits.take();
            try {
                return new TransportResponse(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
            } finally {
                permits.add(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void shutdown() {
        clients.forEach(HttpClient::shutdownNow);
        threads.shutdown();
    }
}
