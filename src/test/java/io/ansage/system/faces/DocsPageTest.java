package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What a developer does on /docs: find an operation, try it, read about an event, get a token, subscribe, ask why, leave. */
class DocsPageTest {

    private static final String HISTORY = "#get-api-v1-journeys-id-history";
    private static final String TIMES_CHANGED = "#channel-journeyEvents details.message:nth-of-type(2)";

    private final Stage stage = Stage.newMorning();
    private final JourneyId train = stage.train("RE 500", "09:00");

    private Browser open(String language) {
        stage.late(train, 12);
        return Browser.open(stage.product().httpPort(), 1280, 900, language)
                .go("/docs")
                .says("an-sandbox", "RE 500")
                .says("#channel-journeyEvents", "ansage.journey-events");
    }

    @Test
    void everyTask_byMouse() {
        try (var browser = open("en")) {
            browser.write("#search", "{id}/history").says("main [role=status]", "1 operation,");
            browser.click(HISTORY + " > summary")
                    .click(HISTORY + " button.run")
                    .says(HISTORY + " .answer", "Answered 200");
            browser.says(HISTORY + " .answer code", "journey-times-changed");
            browser.says(HISTORY + " an-code code", "/api/v1/journeys/" + train + "/history");

            browser.write("#search", "times-changed").says("main [role=status]", "0 operations, 1 channel");
            browser.click(TIMES_CHANGED + " > summary").says(TIMES_CHANGED, "expectedArrival");
            browser.says(TIMES_CHANGED + " code", "ce_subject: ie:A906:2025-10-03");

            assertThat(browser.see("#example-ride code").getText()).contains("Bearer $TOKEN");
            browser.click("#mint").says("#example-ride code", "Bearer aps_");
            browser.click("#example-ride button.run").says("#example-ride .answer", "Answered 201");
            browser.click("#example-why button.run").says("#example-why .answer", "Answered 200");
            browser.click("#erase").says("an-sandbox", "Erased");
            assertThat(browser.see("#example-ride code").getText()).contains("Bearer $TOKEN");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.script("return performance.getEntriesByType('resource')"
                    + ".map(r => new URL(r.name).origin).filter(o => o !== location.origin)").toString())
                    .isEqualTo("[]");
        }
    }

    @Test
    void everyTask_byKeyboardAlone() {
        try (var browser = open("en")) {
            browser.tabTo("#mint").press(Keys.ENTER).says("#example-ride code", "Bearer aps_");
            browser.tabTo("#example-ride button.run").press(Keys.ENTER).says("#example-ride .answer", "Answered 201");
            browser.tabTo("#example-why button.run").press(Keys.SPACE).says("#example-why .answer", "Answered 200");
            browser.tabTo("#search").press("{id}/history").says("main [role=status]", "1 operation,");
            browser.tabTo(HISTORY + " > summary").press(Keys.ENTER);
            browser.tabTo(HISTORY + " button.run").press(Keys.ENTER).says(HISTORY + " .answer", "Answered 200");
            // Whoever tabs into a field has its text marked, and writes over it.
            browser.tabTo("#search").press("times-changed");
            browser.says("main [role=status]", "0 operations, 1 channel");
            browser.tabTo(TIMES_CHANGED + " > summary").press(Keys.SPACE).says(TIMES_CHANGED, "expectedArrival");
            browser.tabTo("#erase").press(Keys.ENTER).says("an-sandbox", "Erased");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void badRequest_isShownWithItsRemedy_andALinkOpensItsOperation() {
        try (var browser = open("en")) {
            browser.go("/docs#get-api-v1-journeys").see("#get-api-v1-journeys-date");
            browser.write("#get-api-v1-journeys-date", "tomorrow");
            browser.says("#get-api-v1-journeys an-code code", "date=tomorrow");
            browser.click("#get-api-v1-journeys button.run").says("#get-api-v1-journeys .answer", "Answered 400");
            browser.says("#get-api-v1-journeys .answer code", "Write it as 2025-10-03.");
        }
    }

    @Test
    void nobodyIsKeptOut_inAnyLook() {
        try (var browser = open("en")) {
            browser.click("#mint").see("#erase");
            browser.click("#example-history button.run").see("#example-history .answer");
            browser.click("#post-api-v1-me-subscriptions > summary").see("#post-api-v1-me-subscriptions .schema");
            browser.click(TIMES_CHANGED + " > summary").see(TIMES_CHANGED + " .schema");
            Barriers.noneInAnyLook(browser, "docs");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,Build on Ansage,Run it here", "de,Auf Ansage bauen,Hier ausführen",
            "fr,Construire avec Ansage,Exécuter ici"})
    void frameSpeaksThreeLanguages(String language, String heading, String run) {
        try (var browser = open(language)) {
            browser.says("main h1", heading).says("#example-latest button.run", run);
            Barriers.none(browser, "docs in " + language);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
