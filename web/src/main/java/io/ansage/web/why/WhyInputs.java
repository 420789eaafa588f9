package io.ansage.web.why;

import io.ansage.domain.text.WhyTexts;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what both who ask, staff and passengers, may say. */
final class WhyInputs {

    private WhyInputs() {}

    static @Nullable Instant at(@Nullable String at) {
        return at == null ? null : Inputs.instant("at", at);
    }

    static String language(@Nullable String language) {
        var asked = language == null ? "en" : language;
        if (!WhyTexts.LANGUAGES.contains(asked)) {
            throw Problem.invalid("language", "There are no words in that language.", "Choose en, de or fr.");
        }
        return asked;
    }
}
