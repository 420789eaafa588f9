package io.ansage.system.contract;

import io.ansage.system.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records what a real stream of server-sent events sends, until it is closed. */
final class Recording implements AutoCloseable {

    /** An event: its fields but for the data, and the data. */
    record Event(JsonNode headers, JsonNode data) {

        String name() {
            return headers.path("event").asString();
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final String path;
    private ObjectNode headers = JsonMapper.shared().createObjectNode();

    private Recording(String path, Stream<String> lines) {
        this.path = path;
        this.lines = lines;
        Thread.ofVirtual().name("recording " + path).start(this::run);
    }

    static Recording of(HttpClient client, String address, String path, @Nullable String token,
            @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answers " + answer.statusCode());
            }
            return new Recording(path, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            lines.forEach(this::take);
        } catch (UncheckedIOException _) {
            // Closed.
        }
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return; // A comment, or the end of an event.
        }
        var field = line.substring(0, colon);
        var value = line.substring(colon + 1).strip();
        if (field.equals("data")) {
            events.add(new Event(headers, AsyncApi.json(value)));
            headers = JsonMapper.shared().createObjectNode();
        } else if (!field.equals("retry")) {
            headers.put(field, value);
        }
    }

    List<Event> events() {
        return events;
    }

    Recording until(String event, String text) {
        Await.until(path + " sends " + event + " with " + text,
                () -> events.stream().anyMatch(e -> e.name().equals(event) && e.data().toString().contains(text)),
                () -> events);
        return this;
    }

    @Override
    public void close() {
        lines.close();
    }
}
