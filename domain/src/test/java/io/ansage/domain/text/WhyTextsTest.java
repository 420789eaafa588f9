package io.ansage.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.text.WhyText.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WhyTextsTest {

    private static final Instant AT = Instant.parse("2025-10-03T05:10:00Z");

    private final WhyTexts texts = new WhyTexts();

    private static WhyText silence(int late, String rule, DelayRange believed) {
        var truth = new LegTruth(false, false, false, late, late, 0, null, null, null, null, null, null, Duration.ZERO,
                false, false);
        return new WhyText(AT, ZoneId.of("Europe/Berlin"), "RE 1001", "Astadt", truth, believed, 5, 5, Outcome.SILENT,
                rule, null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en|At 07:10:00 train RE 1001 was 3 minutes late for you. You asked to hear of 5 minutes and more, so we said nothing. We look again when something changes.",
            "de|Um 07:10:00 war der Zug RE 1001 für Sie 3 Minuten verspätet. Sie wollten erst ab 5 Minuten davon hören, also haben wir nichts gesagt. Wir sehen wieder nach, sobald sich etwas ändert.",
            "fr|À 07:10:00, le train RE 1001 avait pour vous 3 minutes de retard. Vous vouliez être prévenu à partir de 5 minutes ; nous n’avons donc rien dit. Nous regardons de nouveau dès que quelque chose change."})
    void belowTheThreshold_inEachLanguage(String language, String words) {
        assertThat(texts.explain(silence(3, "BELOW_THRESHOLD", DelayRange.ON_TIME), language)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(NoticeReason.class)
    void everyReason_hasASentenceOfItsOwn_inEachLanguage(NoticeReason reason) {
        var truth = silence(3, "", DelayRange.ON_TIME).truth();
        var why = new WhyText(AT, ZoneId.of("Europe/Berlin"), "RE 1001", "Astadt", truth, DelayRange.ON_TIME, 5, 5,
                Outcome.TOLD, reason.name(), "The title", null);

        for (var language : WhyTexts.LANGUAGES) {
            assertThat(texts.explain(why, language)).as("%s in %s", reason, language)
                    .doesNotContain(reason.name())
                    .contains("The title");
        }
    }

    @Test
    void whatWasToldIsNamed_andOneMinuteIsOne() {
        assertThat(texts.explain(silence(12, "COVERED", new DelayRange(5, 20)), "en"))
                .contains("You had been told 5 to 20 minutes, which still held");
        assertThat(texts.explain(silence(1, "BELOW_THRESHOLD", DelayRange.ON_TIME), "en"))
                .contains("was 1 minute late");
        assertThat(texts.explain(silence(1, "A_RULE_OF_TOMORROW", DelayRange.ON_TIME), "de"))
                .contains("(A_RULE_OF_TOMORROW)");
    }
}
