package io.ansage.push.firebase;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a provider wants us to wait: in seconds or until a date
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, 10.2.3</a>). Bounded to a day, so that a
 * wrong clock over there cannot silence us for good.
 */
final class RetryAfter {

    /** Header under which the transport keeps the provider's wish out of reach of the library's own retries. */
    static final String KEPT_HEADER = "x-ansage-retry-after";

    private static final Duration LONGEST = Duration.ofDays(1);

    private final InstantSource machineTime;

    RetryAfter(InstantSource machineTime) {
        this.machineTime = machineTime;
    }

    @Nullable
    Duration of(Map<String, Object> headers) {
        // A kept header means that the other one was written by the transport.
        boolean kept = headers.keySet().stream().anyMatch(KEPT_HEADER::equalsIgnoreCase);
        var name = kept ? KEPT_HEADER : "retry-after";
        for (var header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return parse(first(header.getValue()));
            }
        }
        return null;
    }

    private static String first(Object value) {
        return switch (value) {
            case Iterable<?> values when values.iterator().hasNext() -> String.valueOf(values.iterator().next());
            default -> String.valueOf(value);
        };
    }

    private @Nullable Duration parse(String value) {
        var text = value.strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return bounded(Duration.ofSeconds(Long.parseLong(text)));
            }
            var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return bounded(Duration.between(machineTime.instant(), until));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Duration bounded(Duration wish) {
        return wish.isNegative() ? Duration.ZERO : wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
