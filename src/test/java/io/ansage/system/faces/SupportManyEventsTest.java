package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A journey with 10,000 events: the page holds a windowful of them, and every one is reached. */
class SupportManyEventsTest {

    private static final int EVENTS = 10_000;

    @Test
    void tenThousandEvents_areOneListOfAFewRows() {
        var stage = Stage.newMorning();
        JourneyId train = stage.train("RE 10000", "09:00");
        stage.flaps(train, EVENTS);
        try (var browser = Desk.open(stage, "/support/journeys/" + train, "en")) {
            browser.says("#timeline", "Planned with 3 calls").says(".filters", "10,001 entries");
            assertThat(browser.all("#timeline .line")).hasSizeLessThan(60);

            browser.tabTo("#timeline .open").press(Keys.END).see("#timeline [aria-posinset='10001']");
            assertThat(browser.script("return document.activeElement.closest('[role=listitem]').ariaPosInSet"))
                    .isEqualTo("10001");
            browser.press(Keys.PAGE_UP, Keys.ENTER).says("#chosen", "late");
            browser.script(
                    "document.querySelector('#timeline .window').scrollTop = 5000 * document.querySelector('#timeline .line').offsetHeight");
            browser.see("#timeline [aria-posinset='5001']");
            assertThat(browser.all("#timeline .line")).hasSizeLessThan(60);
            browser.tabTo("#knownAt-before").press(Keys.ENTER).says(".state h2", "As known at");
            assertThat(browser.complaints()).isEmpty();
            Barriers.none(browser, "a journey with 10,000 events");
            browser.picture("support-many-events");
        }
    }
}
