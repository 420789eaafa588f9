package io.ansage.push.firebase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Executor;

/** Over a JDK client, which finds its way through proxies and speaks HTTP/1.1 where there is nothing better. */
final class JdkCarrier implements Carrier {

    private final HttpClient client;
    private final URI server;

    /** @param threads for all clients: by default each has a pool that grows with what is in flight */
    JdkCarrier(URI server, Executor threads, Duration connectTimeout) {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(server.resolve(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(header -> builder.header(header.getKey(), header.getValue()));
        if (request.timeout().isPositive()) {
            builder.timeout(request.timeout());
        }
        var response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(response.statusCode(), headers, response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
