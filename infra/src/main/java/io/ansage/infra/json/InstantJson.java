package io.ansage.infra.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Instants in ISO 8601, the very texts that {@link Instant#toString} makes, without its formatter: an event holds up to
 * ten of them. Whatever looks otherwise is left to the usual reader and writer.
 */
public final class InstantJson {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int TO_SECONDS = "2026-03-02T07:30:00".length();
    private static final int LAST_YEAR = 9_999;
    private static final int NANO_DIGITS = 9;

    private InstantJson() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(Instant.class, new Writer());
        module.addDeserializer(Instant.class, new Reader());
    }

    /** As {@link Instant#toString} says it. */
    static String text(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS_PER_DAY);
        var date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
            return instant.toString();
        }
        int second = (int) (instant.getEpochSecond() - day * SECONDS_PER_DAY);
        int nano = instant.getNano();
        int digits = nano == 0 ? 0 : nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : NANO_DIGITS;
        var text = new byte[TO_SECONDS + (digits == 0 ? 0 : digits + 1) + 1];
        put(text, 0, 4, date.getYear());
        text[4] = '-';
        put(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 2, second / 3_600);
        text[13] = ':';
        put(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        put(text, 17, 2, second % 60);
        if (digits > 0) {
            text[TO_SECONDS] = '.';
            put(text, TO_SECONDS + 1, digits, digits == 3 ? nano / 1_000_000 : digits == 6 ? nano / 1_000 : nano);
        }
        text[text.length - 1] = 'Z';
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int digits, int value) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The instant of a text as {@link #text} writes it; nothing if it is any other. */
    public static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length <= TO_SECONDS || text.charAt(length - 1) != 'Z' || text.charAt(4) != '-' || text.charAt(7) != '-'
                || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int nano = nano(text, length);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int year = number(text, 0, 4);
        if ((nano | hour | minute | second | year) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(year, number(text, 5, 2), number(text, 8, 2)).toEpochDay();
            return Instant.ofEpochSecond(day * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second, nano);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int nano(String text, int length) {
        if (length == TO_SECONDS + 1) {
            return 0;
        }
        int digits = length - TO_SECONDS - 2;
        if (text.charAt(TO_SECONDS) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nano = number(text, TO_SECONDS + 1, digits);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nano *= 10;
        }
        return nano;
    }

    /** The number of so many digits; negative if there is anything else. */
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static final class Writer extends StdScalarSerializer<Instant> {

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(text(value));
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var instant = parser.hasToken(JsonToken.VALUE_STRING) ? parse(parser.getString()) : null;
            return instant != null ? instant : InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }
}
