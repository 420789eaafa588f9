package io.ansage.domain.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.ansage.domain.notice.DelayRange;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The sentences of one language. */
final class Catalogue {

    private final Map<String, MessageFormat> sentences = new HashMap<>();

    /** Reads the catalogue of notices in a language. */
    static Catalogue of(String language) {
        return of("notices", language);
    }

    /** Reads one of the catalogues of a language. */
    static Catalogue of(String name, String language) {
        var file = name + "_" + language + ".properties";
        var properties = new Properties();
        try (var in = Catalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("catalogue " + file + " is missing");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue " + file + " cannot be read", e);
        }
        var catalogue = new Catalogue();
        var locale = ULocale.forLanguageTag(language);
        properties.forEach(
                (key, pattern) -> catalogue.sentences.put((String) key, new MessageFormat((String) pattern, locale)));
        return catalogue;
    }

    /** Whether there is such a sentence. */
    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** Says a sentence with these words and numbers in it. */
    String say(String key, Map<String, ?> words) {
        var sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalStateException("catalogue: no sentence '" + key + "'");
        }
        // ICU caches formatters inside the instance: parsing it anew each time costs more than waiting for it.
        synchronized (sentence) {
            return sentence.format(words);
        }
    }

    /** The delay in full, for titles. */
    String delay(DelayRange range) {
        return say("delay." + kind(range), numbers(range));
    }

    /** The delay in short. */
    String shortDelay(DelayRange range) {
        return say("short." + kind(range), numbers(range));
    }

    /** The delay with "about" before a single number. */
    String aboutDelay(DelayRange range, boolean shorten) {
        var kind = kind(range);
        return say((shorten ? "short." : "delay.") + (kind.equals("exact") ? "about" : kind), numbers(range));
    }

    static boolean early(DelayRange range) {
        return range.low() < 0 && range.high() <= 0;
    }

    private static String kind(DelayRange range) {
        if (range.onTime()) {
            return "onTime";
        }
        if (early(range)) {
            return range.width() == 0 ? "early" : range.high() == 0 ? "upToEarly" : "rangeEarly";
        }
        if (range.width() == 0) {
            return "exact";
        }
        return range.low() <= 0 ? "upTo" : "range";
    }

    private static Map<String, Long> numbers(DelayRange range) {
        long n = early(range) ? -(long) range.low() : range.high();
        return Map.of("low", (long) range.low(), "high", (long) range.high(), "n", n, "least",
                -(long) range.high());
    }
}
