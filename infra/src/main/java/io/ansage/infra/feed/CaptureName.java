package io.ansage.infra.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of recorded captures carry when they were made, such as {@code currentTrains-20251003T000003+0100.xml}. */
public final class CaptureName {

    private static final Pattern TIME = Pattern.compile("(\\d{8}T\\d{6})([+-]\\d{4}|Z)");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssXX");

    private CaptureName() {}

    /** The instant a file name carries, if it carries one. */
    public static Optional<Instant> findInstant(String name) {
        var matcher = TIME.matcher(name);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(matcher.group(), FORMAT).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
