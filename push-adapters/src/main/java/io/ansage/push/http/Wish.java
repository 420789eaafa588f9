package io.ansage.push.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Retry-After}, in seconds or as a date. Bounded to an hour: who asks for more is asked again anyway.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, 10.2.3</a>
 */
public final class Wish {

    private static final Duration LONGEST = Duration.ofHours(1);

    private Wish() {}

    /** How long to wait; absent if nothing, or nothing readable, was asked for. */
    public static @Nullable Duration read(@Nullable String retryAfter, InstantSource machineTime) {
        var text = retryAfter == null ? "" : retryAfter.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            var wish = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(machineTime.instant(),
                            DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return wish.isNegative() ? Duration.ZERO : wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
