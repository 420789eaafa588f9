package io.ansage.web.http;

import io.ansage.web.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Pages through lists. A cursor is opaque to callers, so that what is inside can change; the next page is a ready link
 * ({@code Link: rel="next"}, RFC 8288).
 */
public final class Cursors {

    /** Rows of a page where the caller names no number. */
    public static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String PREFIX = "1:";

    private Cursors() {}

    /** The number of rows asked for; at most 200. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid("limit", "limit " + asked + " is outside 1 to " + MAX_LIMIT,
                    "Ask for 1 to " + MAX_LIMIT + " rows and follow the Link header.");
        }
        return asked;
    }

    /** What a cursor points behind; nothing for the first page. */
    public static @Nullable String read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return text.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw invalid();
    }

    /** What a cursor points behind, as a number. */
    public static @Nullable Long readNumber(@Nullable String cursor) {
        var text = read(cursor);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    static String write(String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + last).getBytes(StandardCharsets.UTF_8));
    }

    /** A page of rows; {@code found} holds up to one row more than the limit, which tells whether there is a next page. */
    public static <T, V> ResponseEntity<Page<V>> page(ServerHttpRequest request, List<T> found, int limit,
            Function<T, V> view, Function<T, Object> key) {
        var rows = found.size() > limit ? found.subList(0, limit) : found;
        var response = ResponseEntity.ok();
        if (found.size() > limit) {
            var next = next(request.getURI(), write(key.apply(rows.getLast()).toString()));
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.body(new Page<>(rows.stream().map(view).toList()));
    }

    private static String next(URI uri, String cursor) {
        // Relative to the host, so that it is right behind every proxy.
        return UriComponentsBuilder.fromUri(uri)
                .scheme(null)
                .host(null)
                .port(null)
                .userInfo(null)
                .replaceQueryParam("cursor", cursor)
                .build(true)
                .toUriString();
    }

    private static Problem invalid() {
        return Problem.invalid("cursor", "The cursor is not one of ours.", "Take it from the Link header of a page.");
    }

    /** One page of a list. */
    public record Page<V>(List<V> items) {}
}
