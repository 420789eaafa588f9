package io.ansage.infra.feed;

import io.ansage.command.feed.BoundedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Fetches a feed if it has changed since the last time; asks servers with conditional requests. One per feed. */
final class FeedFetch {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private final FeedLocation location;
    private final HttpClient http;
    private final long maxBytes;
    private @Nullable String etag;
    private @Nullable String lastModified;
    private @Nullable Object fileState;

    FeedFetch(FeedLocation location, HttpClient http, long maxBytes) {
        this.location = location;
        this.http = http;
        this.maxBytes = maxBytes;
    }

    /** A message as fetched; {@code at} is when the server or the file system says it was made. */
    record Message(byte[] body, @Nullable Instant at) {

        InputStream open() {
            return new ByteArrayInputStream(body);
        }
    }

    /**
     * The message, or empty if it has not changed.
     *
     * @throws IOException                       if it cannot be had now
     * @throws io.ansage.command.feed.FeedRefused if it is too large
     */
    Optional<Message> fetch() throws IOException, InterruptedException {
        return switch (location) {
            case FeedLocation.Local(var path) -> {
                var state = Files.getLastModifiedTime(path) + "/" + Files.size(path);
                if (state.equals(fileState)) {
                    yield Optional.empty();
                }
                try (var in = Files.newInputStream(path)) {
                    var message = new Message(read(in), Files.getLastModifiedTime(path).toInstant());
                    fileState = state;
                    yield Optional.of(message);
                }
            }
            case FeedLocation.Remote remote -> fetch(remote);
        };
    }

    private Optional<Message> fetch(FeedLocation.Remote remote) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(remote.uri())
                .timeout(TIMEOUT)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "ansage");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            if (response.statusCode() != OK) {
                throw new IOException("server answers " + response.statusCode());
            }
            boolean gzip = response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
            var message = new Message(read(gzip ? new GZIPInputStream(body) : body),
                    response.headers().firstValue("Date").map(FeedFetch::date).orElse(null));
            etag = response.headers().firstValue("ETag").orElse(null);
            lastModified = response.headers().firstValue("Last-Modified").orElse(null);
            return Optional.of(message);
        }
    }

    private byte[] read(InputStream in) throws IOException {
        var body = new BoundedInput(in, location.name(), maxBytes).readAllBytes();
        if (body.length == 0) {
            throw new IOException("message is empty");
        }
        return body;
    }

    private static @Nullable Instant date(String header) {
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
