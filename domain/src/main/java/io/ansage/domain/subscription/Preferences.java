package io.ansage.domain.subscription;

import java.util.Set;

/**
 * How a passenger wants to be told.
 *
 * @param thresholdMinutes the first delay worth telling: 2, 5, 10, 15 or 30 minutes
 * @param language         language of the messages: en, de or fr
 */
public record Preferences(int thresholdMinutes, String language) {

    private static final Set<Integer> THRESHOLDS = Set.of(2, 5, 10, 15, 30);
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    /** Hears of five minutes and more, in English. Stands below the sets it is checked against. */
    public static final Preferences DEFAULT = new Preferences(5, "en");

    public Preferences {
        if (!THRESHOLDS.contains(thresholdMinutes)) {
            throw new IllegalArgumentException("thresholdMinutes: must be one of 2, 5, 10, 15, 30");
        }
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language: must be one of en, de, fr");
        }
    }
}
