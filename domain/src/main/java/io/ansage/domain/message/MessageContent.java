package io.ansage.domain.message;

import io.ansage.domain.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a message says, to whom, and when.
 *
 * @param texts       words by language: English always, German and French where there are any
 * @param audience    whom it is meant for
 * @param severity    how much it weighs
 * @param inhibits    which news of single trains it makes superfluous
 * @param publication when it may be sent
 * @param validity    when it holds, which is something else: works next week are announced this week
 * @param plannedWork told a day ahead and once more shortly before, instead of at once
 */
public record MessageContent(Map<String, Text> texts, Audience audience, Severity severity, Inhibits inhibits,
        Span publication, Span validity, boolean plannedWork) {

    /** The language every message has. */
    public static final String FALLBACK = "en";

    private static final Set<String> LANGUAGES = Set.of(FALLBACK, "de", "fr");

    public MessageContent {
        texts = Map.copyOf(new TreeMap<>(texts));
        if (!texts.containsKey(FALLBACK)) {
            throw new IllegalArgumentException("texts: there must be one in English, en");
        }
        if (!LANGUAGES.containsAll(texts.keySet())) {
            throw new IllegalArgumentException("texts: languages are en, de and fr");
        }
        if (publication.from().isAfter(validity.until())) {
            throw new IllegalArgumentException("publication: begins when the message holds no more");
        }
    }

    /** Language of the words for somebody who reads these languages, the best first. */
    public String languageFor(List<String> wanted) {
        return wanted.stream().filter(texts::containsKey).findFirst().orElse(FALLBACK);
    }

    /** The words in a language there is, else in English. */
    public Text text(String language) {
        return Objects.requireNonNull(texts.getOrDefault(language, texts.get(FALLBACK)));
    }
}
