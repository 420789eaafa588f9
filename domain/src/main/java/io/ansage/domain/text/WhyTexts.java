package io.ansage.domain.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.text.WhyText.Outcome;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words why somebody was told something, or was not: what was known, what followed from it by which rule,
 * and when it is looked at again.
 */
public final class WhyTexts {

    /** Languages there are words in. */
    public static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private static final String PATTERN = "HH:mm:ss";

    private final Map<String, Catalogue> catalogues = Stream.of("en", "de", "fr")
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> Catalogue.of("why", language)));

    /** The explanation of a decision; {@code language} is one of {@link #LANGUAGES}, anything else is said in English. */
    public String explain(WhyText why, String language) {
        var known = LANGUAGES.contains(language) ? language : "en";
        var say = catalogues.getOrDefault(known, Catalogue.of("why", known));
        var words = words(why, known);
        var sentences = Stream.of(say.say("state." + state(why.truth()), words), because(say, why, words),
                say.say(why.recheckAt() == null ? "again.change" : "again.at", words));
        return sentences.collect(Collectors.joining(" "));
    }

    /** Says that nothing was decided yet. */
    public String nothingYet(String language) {
        var known = LANGUAGES.contains(language) ? language : "en";
        return catalogues.getOrDefault(known, Catalogue.of("why", known)).say("nothing", Map.of());
    }

    private static String because(Catalogue say, WhyText why, Map<String, Object> words) {
        var kind = why.outcome() == Outcome.TOLD
                ? "told."
                : why.outcome() == Outcome.ON_ITS_WAY ? "onItsWay." : "silent.";
        return say.say(say.has(kind + why.rule()) ? kind + why.rule() : kind + "other", words);
    }

    private static String state(LegTruth truth) {
        if (truth.cancelled()) {
            return "cancelled";
        }
        if (truth.boardingCancelled() && !truth.boarded()) {
            return "noCall";
        }
        Integer delay = delay(truth);
        if (delay == null) {
            return "unknown";
        }
        return delay == 0 ? "onTime" : delay < 0 ? "early" : "late";
    }

    private static @Nullable Integer delay(LegTruth truth) {
        return truth.boarded() ? truth.arrivalDelay() : truth.departureDelay();
    }

    private static Map<String, Object> words(WhyText why, String language) {
        var words = new HashMap<String, Object>();
        Integer delay = delay(why.truth());
        words.put("time", time(why, why.at(), language));
        words.put("again", why.recheckAt() == null ? "" : time(why, why.recheckAt(), language));
        words.put("train", why.train());
        words.put("stop", why.stop());
        words.put("n", delay == null ? 0 : Math.abs(delay));
        words.put("threshold", why.threshold());
        words.put("step", why.step());
        words.put("low", why.believed().low());
        words.put("high", why.believed().high());
        words.put("told", why.believed().onTime() ? "no" : "yes");
        words.put("title", why.title() == null ? "" : why.title());
        words.put("rule", why.rule());
        return words;
    }

    private static String time(WhyText why, Instant at, String language) {
        var format = DateFormat.getPatternInstance(PATTERN, ULocale.forLanguageTag(language));
        format.setTimeZone(TimeZone.getTimeZone(why.zone().getId()));
        return format.format(Date.from(at));
    }
}
