package io.ansage.infra.kafka;

import io.ansage.command.ingest.Wording;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.infra.json.InstantJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds who says an observation, and when, in its JSON as we write it:
 * {@code {"id":"..","report":{"source":{"id":"..","kind":".."},"observedAt":"..","knownAt":".."}}} and so on. Anything
 * else, spaces or another order for instance, is left to be read in full. Not safe for several threads.
 */
final class ObservationWords {

    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] SOURCE = ascii(",\"report\":{\"source\":{\"id\":\"");
    private static final byte[] KIND = ascii(",\"kind\":\"");
    private static final byte[] OBSERVED = ascii("},\"observedAt\":\"");
    private static final byte[] KNOWN = ascii(",\"knownAt\":\"");
    private static final int MOST_SOURCES = 64;

    private record Known(byte[] bytes, Source source) {}

    private final List<Known> sources = new ArrayList<>();

    /** Nothing if it is not written the usual way. */
    @Nullable
    Wording of(byte[] json) {
        int source = skip(json, string(json, skip(json, 0, ID)), SOURCE);
        int kind = skip(json, string(json, source), KIND);
        int kindEnd = string(json, kind);
        int observed = skip(json, kindEnd, OBSERVED);
        int observedEnd = string(json, observed);
        int known = skip(json, observedEnd, KNOWN);
        int knownEnd = string(json, known);
        if (knownEnd < 0) {
            return null;
        }
        var observedAt = instant(json, observed, observedEnd - 1);
        var knownAt = Arrays.equals(json, observed, observedEnd, json, known, knownEnd)
                ? observedAt
                : instant(json, known, knownEnd - 1);
        var who = source(json, source, kind, kindEnd - 1);
        return observedAt == null || knownAt == null || who == null
                ? null
                : new Wording(who, observedAt, knownAt, json, knownEnd);
    }

    private @Nullable Source source(byte[] json, int from, int kind, int end) {
        for (var known : sources) {
            if (Arrays.equals(json, from, end, known.bytes, 0, known.bytes.length)) {
                return known.source;
            }
        }
        try {
            var source = new Source(text(json, from, kind - KIND.length - 1),
                    SourceKind.valueOf(text(json, kind, end)));
            if (sources.size() < MOST_SOURCES) {
                sources.add(new Known(Arrays.copyOfRange(json, from, end), source));
            }
            return source;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(byte[] json, int from, int end) {
        return InstantJson.parse(new String(json, from, end - from, StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] json, int from, int end) {
        return new String(json, from, end - from, StandardCharsets.UTF_8);
    }

    /** Where these bytes end if they lie here, else less than nothing. */
    private static int skip(byte[] json, int from, byte[] expected) {
        int end = from + expected.length;
        return from >= 0 && end <= json.length && Arrays.equals(json, from, end, expected, 0, expected.length)
                ? end
                : -1;
    }

    /** Where the string that began here has ended, behind its quote; less than nothing if it needs more than a look. */
    private static int string(byte[] json, int from) {
        for (int i = Math.max(from, 0); from >= 0 && i < json.length; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (json[i] == '\\' || json[i] < ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
