package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.text.Text;
import io.ansage.system.timeline.Product;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The wall screen of a station: what it shows, says and survives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardPageTest {

    /** What is wider or higher than its place, anywhere on the screen. */
    private static final String CUT_OFF = """
            const beyond = e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
            const found = [...document.querySelectorAll('.slot, h1, .ticker, an-wall main, .slot > span')]
                .filter(e => getComputedStyle(e).display !== 'inline' && beyond(e))
                .map(e => e.className + ': ' + e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60));
            const root = document.documentElement;
            if (root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth) found.push('the page scrolls');
            return found;
            """;

    private static final String CLOCK_TO_PUT_FORWARD = """
            if (window.skip === undefined) {
                const real = performance.now.bind(performance);
                window.skip = 0;
                performance.now = () => real() + window.skip;
            }
            """;

    private final Browser browser = Browser.open(Product.shared().httpPort(), 1920, 1080, "en");
    private Stage stage = Stage.newMorning();
    private int trains;

    /** A screen shows the next trains only: each test has a morning of its own, with a board of its own trains. */
    @BeforeEach
    void morning() {
        stage = Stage.newMorning();
        trains = 0;
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private JourneyId newTrain() {
        return stage.train("RE 90" + ++trains, "08:4" + trains % 10);
    }

    private String board(int stop, String query) {
        return "/board/" + URLEncoder.encode(stage.stop(stop).value(), StandardCharsets.UTF_8) + "?" + query;
    }

    private static String row(JourneyId train) {
        return ".slot[data-journey='" + train + "']";
    }

    /** Languages and messages take turns by the page's own monotonic clock. It is put forward: nobody waits for them. */
    private BoardPageTest inTurn(String css, String text) {
        browser.script(CLOCK_TO_PUT_FORWARD);
        for (int turns = 0; turns < 20; turns++) {
            if (browser.see(css).getText().contains(text)) {
                return this;
            }
            browser.script("window.skip += 10_000; const wall = document.querySelector('an-wall'); wall.tick(); "
                    + "return wall.updateComplete");
        }
        throw new AssertionError(css + " never says \"" + text + "\"");
    }

    @Test
    void departuresShowPlanAndExpectation_viaAndPlatform_andCancellationInWords() {
        var late = newTrain();
        var moved = newTrain();
        var off = newTrain();
        browser.viewport(1920, 1080).go(board(1, "langs=en"));
        browser.says("h1", "Hauptbahnhof").says(row(late), "Seebrück").says(row(late), "Sankt Marien-Großmühlingen");

        stage.late(late, 12);
        stage.platform(moved, 0, "3");
        stage.cancelled(off);

        browser.says(row(late) + " .time strong", "08:").says(row(late) + " .note", "12 min late");
        browser.says(row(moved) + " .platform .changed", "3").says(row(moved) + " .note", "Platform 3, not 7");
        browser.says(row(off) + " .note", "cancelled").see(row(off) + " .place del");
        assertThat(browser.see(".clock").getText()).startsWith("08:");
        assertThat(browser.see(".page").getText()).isEqualTo("Departures");
        assertThat(browser.all("an-top").stream().noneMatch(org.openqa.selenium.WebElement::isDisplayed)).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void arrivalsNameTheOrigin_andBothTakeTurns() {
        var train = newTrain();
        browser.viewport(1920, 1080).go(board(3, "langs=en&show=arrivals"));
        browser.says(row(train), "Hauptbahnhof").says(".page", "Arrivals");

        browser.go(board(2, "langs=en&show=both"));
        browser.says(row(train), "Seebrück").says(".page", "Departures");
        inTurn(".page", "Arrivals").browser.says(row(train), "Hauptbahnhof");
    }

    @Test
    void changesAreAnnounced_inTheLanguagesOfTheBoard() {
        var train = newTrain();
        browser.viewport(1920, 1080).go(board(1, "langs=de,fr"));
        browser.see(row(train));

        stage.platform(train, 15, "5");

        browser.says("#announcement",
                "fährt heute von Gleis 5 ab, nicht von Gleis 7, und voraussichtlich 15 Minuten später");
        assertThat(browser.see("#announcement").getDomAttribute("lang")).isEqualTo("de");
        browser.says("#announcement", "de la voie 5, et non de la voie 7");
        assertThat(browser.see("#announcement").getDomAttribute("lang")).isEqualTo("fr");
    }

    @Test
    void whatOperatorsAndFeedsSay_takesTurnsInTheTicker_wholeHoweverLong() {
        var one = newTrain();
        var other = newTrain();
        stage.message(1, Map.of("en", new Text("Lift out of order", "Please use the ramp at the side."), "de",
                new Text("Aufzug gestört", "Bitte nehmen Sie die Rampe.")));
        stage.alert(1, "Ascenseur 2", "en panne");
        stage.late(one, 12, "Trees on the line").late(other, 14, "Trees on the line");
        stage.late(newTrain(), 15, "A bridge was hit by a lorry. " + "It has to be inspected. ".repeat(14) + "The end");
        browser.viewport(1920, 1080).go(board(1, "langs=de"));

        inTurn(".ticker", "Aufzug gestört Bitte nehmen Sie die Rampe.");
        inTurn(".ticker", "Ascenseur 2 en panne");
        inTurn(".ticker", "RE 901, RE 902: Trees on the line");
        inTurn(".ticker", "RE 903: A bridge was hit").inTurn(".ticker", "The end");
        assertThat((List<?>) browser.script(CUT_OFF)).isEmpty();
        browser.go(board(3, "langs=en&show=arrivals"));
        inTurn(".ticker", "Trees on the line");
        assertThat(browser.see(".ticker").getText()).doesNotContain("Lift");
    }

    @Test
    void languagesTakeTurns() {
        newTrain();
        browser.viewport(1920, 1080).go(board(1, "langs=de,en"));

        inTurn(".page", "Abfahrt").inTurn(".page", "Departures").inTurn(".page", "Abfahrt");
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920", "1280,720"})
    void nothingIsCutOff_scrolls_orMoves(int width, int height) {
        var train = newTrain();
        var other = newTrain();
        browser.viewport(width, height);
        for (int stop = 1; stop <= 3; stop++) {
            browser.go(board(stop, "langs=de&show=" + (stop == 3 ? "arrivals" : "departures")));
            browser.see(row(train));
            browser.script("""
                    window.moved = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value; }))
                        .observe({type: 'layout-shift'});
                    """);
            stage.platform(train, 25 + stop, "12a");
            if (stop == 2) {
                stage.cancelled(other);
            }
            browser.says(row(train) + " .note", (25 + stop) + " Min. später");
            assertThat((List<?>) browser.script(CUT_OFF)).as("at " + width + " x " + height).isEmpty();
            assertThat(((Number) browser.script("return window.moved")).doubleValue()).isZero();
        }
        browser.picture("board-" + width + "x" + height);
    }

    /** Nobody waits ten minutes here: the page's own monotonic clock is put forward. */
    @Test
    void aBoardLeftOpenThroughARestart_saysWhenItIsOld_andCatchesUpByItself() {
        var train = newTrain();
        browser.viewport(1920, 1080).go(board(1, "langs=en")).see(row(train));
        browser.script(CLOCK_TO_PUT_FORWARD);

        stage.product().whileAway(() -> {
            browser.script("window.skip = 100_000");
            browser.says(".banner", "What you see is more than a minute old");
            assertThat(browser.all("main.stale")).isEmpty();
            browser.script("window.skip = 700_000");
            browser.says(".banner", "No connection for 11 minutes").see("main.stale");
        });
        stage.late(train, 33);

        browser.says(row(train) + " .note", "33 min late").gone(".banner");
        assertThat(browser.all("main.stale")).isEmpty();
        assertThat(browser.script("return window.skip")).as("still the same document").isEqualTo(700_000L);
        // The server was away, and the browser has said so.
        browser.complaints();
    }

    /** Browsers keep pages that were left, and allow six connections to a host. */
    @Test
    void pagesThatAreLeft_giveTheirConnectionBack_andGoOnWhereTheyWere() {
        var train = newTrain();
        browser.viewport(1280, 800);
        for (int page = 0; page < 8; page++) {
            browser.go(board(1 + page % 3, "langs=en&page=" + page)).says(".page", "Departures");
            browser.see(page % 3 == 2 ? ".slot.none" : row(train));
        }
        browser.driver().navigate().back();

        stage.late(train, 21);

        browser.says(row(train) + " .note", "21 min late");
        assertThat(browser.driver().getCurrentUrl()).endsWith("page=6");
    }

    @Test
    void aStationIsChosen_byMouseAndByKeyboard() {
        newTrain();
        browser.viewport(1280, 800).go("/board?lang=en");
        browser.write("#q", "großmühl").click("form button.primary");
        browser.click("input[value=de]").click(".stations a[href*='" + stage.date().toString().replace("-", "") + "']");
        browser.says("h1", "Sankt Marien-Großmühlingen");
        assertThat(browser.driver().getCurrentUrl()).contains("langs=en%2Cde");

        browser.go("/board?lang=en").tabTo("#q").press("seebr", Keys.ENTER).see(".stations a");
        browser.tabTo(".stations a[href*='" + stage.date().toString().replace("-", "") + "']").press(Keys.ENTER);
        browser.says("h1", "Seebrück");
        browser.tabTo("#hold").press(Keys.SPACE);
        assertThat(browser.see("#hold").getDomAttribute("aria-pressed")).isEqualTo("true");
        browser.tabTo(".controls a").press(Keys.ENTER).says("h1", "Station boards");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStationNobodyKnowsIsSaidToBeUnknown() {
        browser.viewport(1280, 800).go("/board/nowhere:at-all?langs=en");
        browser.says(".banner", "There is no stop nowhere:at-all");
        browser.complaints();
    }

    @ParameterizedTest
    @CsvSource({"en,Station boards", "de,Anzeiger", "fr,Afficheurs de gare"})
    void speaksThreeLanguages(String language, String title) {
        browser.viewport(1280, 800).go("/board?lang=" + language).says("h1", title);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void nobodyIsKeptOut() {
        newTrain();
        var train = newTrain();
        stage.platform(train, 20, "3");
        stage.cancelled(newTrain());
        stage.late(newTrain(), 12).late(newTrain(), 0);
        browser.viewport(1280, 800).go("/board?lang=de").write("#q", "seebr").click("form button.primary");
        browser.see(".stations a");
        Barriers.noneInAnyLook(browser, "board-choice");

        // What fades in is pale for a moment; who asks for less motion sees no fading.
        browser.driver()
                .executeCdpCommand("Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        browser.viewport(1920, 1080).go(board(1, "langs=de")).see(row(train));
        Barriers.noneInAnyLook(browser, "board");
    }
}
