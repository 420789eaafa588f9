package io.ansage.web.problem;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what callers wrote into our own types; what cannot be read is a problem that names the field. */
public final class Inputs {

    private Inputs() {}

    /** Reads one field; the type's own complaint becomes the detail. */
    public static <T> T read(String field, String remedy, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, String.valueOf(e.getMessage()), remedy);
        }
    }

    /** Reads an ISO instant with offset, such as {@code 2025-10-03T16:42:00Z}. */
    public static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "'" + shortened(text) + "' is no instant",
                    "Write it as 2025-10-03T16:42:00Z.");
        }
    }

    /** Refuses an absent or overlong text. */
    public static String text(String field, @Nullable String text, int limit) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(field, field + " is missing", "Give " + field + " a text.");
        }
        if (text.length() > limit) {
            throw Problem.invalid(field, field + " has " + text.length() + " characters",
                    "Use at most " + limit + " characters.");
        }
        return text;
    }

    /** Refuses absent elements. */
    public static List<String> texts(String field, List<? extends @Nullable String> texts) {
        var all = new ArrayList<String>();
        for (var text : texts) {
            all.add(text(field, text, 128));
        }
        return all;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
