package io.ansage.domain.text;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts an operator's own words into the form in which a phone shows them. */
public final class SituationTexts {

    private final Map<String, Catalogue> catalogues = Stream.of("en", "de", "fr")
            .collect(Collectors.toUnmodifiableMap(language -> language, Catalogue::of));

    /** That it no longer applies; the words repeat what it was, for whoever has forgotten. */
    public Text over(Text told, String language) {
        return new Text(fit(language, "situation.over.title", "title", told.title(), Text.TITLE_LIMIT),
                fit(language, "situation.over.body", "body", told.body(), Text.BODY_LIMIT));
    }

    /** The words themselves, marked as a test. */
    public Text test(Text draft, String language) {
        return new Text(fit(language, "situation.test.title", "title", draft.title(), Text.TITLE_LIMIT), draft.body());
    }

    private String fit(String language, String key, String word, String words, int limit) {
        var catalogue = catalogues.get(language);
        if (catalogue == null) {
            throw new IllegalArgumentException("language: there is no '" + language + "'");
        }
        var names = new Names();
        return names.fill(catalogue.say(key, Map.of(word, names.mark(words))), limit);
    }
}
