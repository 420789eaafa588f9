package io.ansage.domain.text;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts notices into words, in English, German and French. Title and body always say which train, which stops, what was
 * believed and what holds now, and as of when; times are on the clock of the journey's zone.
 */
public final class NoticeTexts {

    private static final String DEFAULT_LANGUAGE = "en";

    private final Map<String, Catalogue> catalogues = Stream.of("en", "de", "fr")
            .collect(Collectors.toUnmodifiableMap(language -> language, Catalogue::of));

    /**
     * The words of a notice.
     *
     * @param language en, de or fr; anything else is answered in English
     */
    public Text render(NoticeText notice, String language) {
        var catalogue = catalogues.getOrDefault(language, english());
        return new Text(new TitleWords(catalogue, notice).write(), new BodyWords(catalogue, notice).write());
    }

    private Catalogue english() {
        var english = catalogues.get(DEFAULT_LANGUAGE);
        if (english == null) {
            throw new IllegalStateException("catalogue: no language '" + DEFAULT_LANGUAGE + "'");
        }
        return english;
    }
}
