package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.system.faces.Desk.Rider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Finding a train, and seeing what was known of it when, by mouse and by keyboard alone. */
class SupportJourneyTest {

    private static Stage stage;
    private static JourneyId train;
    private static Rider rider;
    private static Browser browser;

    @BeforeAll
    static void open() {
        stage = Stage.newMorning();
        train = stage.train("RE 4711", "09:00");
        rider = Desk.rider(stage, train);
        stage.late(train, 10).advanceTo("08:20").platform(train, 25, "9").advanceTo("08:40").lateNews(train, 40, 12);
        stage.advanceTo("08:50");
        browser = Desk.open(stage, "/support", "en");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void wide() {
        browser.viewport(1366, 900);
    }

    private static String page() {
        return "/support/journeys/" + train;
    }

    @Test
    void aTrain_isFoundByNumberAndDate_byKeyboard() {
        browser.go("/support").see("#q");
        browser.tabTo("#q").press("re4711 " + stage.date(), Keys.ENTER);
        browser.says("main h1", "re4711").says("table.list", "RE 4711");
        browser.tabTo("table.list th a").press(Keys.ENTER);
        browser.says("article h1", "RE 4711");
        assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("H1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void stops_pseudonyms_andWordsOfMessages_areFound_byMouse() {
        browser.go("/support")
                .write("#q", "Großmühl")
                .click(".search button")
                .says("main", "Sankt Marien-Großmühlingen");
        browser.click("main a[href*='" + stage.stop(2) + "']").says("main h1", "Sankt Marien-Großmühlingen");
        browser.write("#q", rider.id()).click(".search button").says("main", "Open this passenger");
        browser.write("#q", "RE 4711").click(".search button").says("main", "What passengers were told");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sankt Mar, Sankt Marien-Großmühlingen, ul.plain a, h1",
            "minutes late, RE 1 (RE 4711), table.list td:last-child a, #reason",
            "RE 4711, Hauptbahnhof – Seebrück, table.list th a, article h1"})
    void everythingIsFoundAndOpened_byKeyboard(String typed, String found, String link, String there) {
        browser.go("/support").tabTo("#q").press(typed, Keys.ENTER);
        browser.says("main", found).tabTo(link).press(Keys.ENTER).see("main " + there);
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("q=");
    }

    @Test
    void aPseudonym_leadsToTheQuestionForAReason_byKeyboard() {
        browser.go("/support").tabTo("#q").press(rider.id(), Keys.ENTER);
        browser.see("main a[href*='passengers']");
        browser.tabTo("main a[href*='passengers']").press(Keys.ENTER).see("#reason");
    }

    @Test
    void theSlider_showsWhatWasKnownThen_andTheAddressShowsItAgain() {
        browser.go(page()).says(".state h2", "As known now").says("an-stops", "40 min late");
        browser.tabTo("#knownAt-before").press(Keys.ENTER).press(Keys.ENTER);
        browser.says(".state h2", "As known at").says("an-stops", "25 min late").says("an-stops", "Platform 9, not 7");
        browser.viewport(1366, 1100).picture("support-known-then");
        var address = browser.driver().getCurrentUrl();
        assertThat(address).contains("knownAt=");

        browser.driver().navigate().back();
        browser.says("an-stops", "40 min late");
        browser.driver().get(address);
        browser.says("an-stops", "25 min late");
        browser.tabTo("#knownAt").press(Keys.HOME).says(".state h2", "As known at");
        browser.click("#knownAt-open").says(".state h2", "As known now");
    }

    @Test
    void theChart_movesWithTheSlider_plannedStays_byKeyboard() {
        browser.go(page()).says("an-stops", "40 min late").see("an-chart path.planned");
        var planned = line("planned");
        var expected = line("expected");
        browser.tabTo("#until").press(Keys.HOME);
        browser.says(".state h2", "of what had happened by").says("an-stops", "10 min late");
        Wait.until("the line is another", () -> !line("expected").equals(expected), () -> line("expected"));
        assertThat(line("planned")).isEqualTo(planned);
        browser.press(Keys.PAGE_UP).press(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT)).press(Keys.END);
        browser.says("an-stops", "40 min late");
        assertThat(line("expected")).isEqualTo(expected);
    }

    @Test
    void whatWasSo_isDrawnBesideWhatWasExpected() {
        JourneyId underWay = stage.train("RE 4788", "08:30");
        stage.departed(underWay, 6);
        browser.go("/support/journeys/" + underWay).says("an-stops", "08:36").see("an-chart circle.actual");
        assertThat(line("actual")).isNotEqualTo(line("planned")).isNotEmpty();
    }

    private static String line(String kind) {
        return browser.script("return document.querySelector('an-chart path.' + arguments[0])?.getAttribute('d') ?? ''",
                kind)
                .toString();
    }

    @Test
    void bothTimes_areDraggedByMouse() {
        browser.go(page()).see("#until");
        for (var slider : List.of("until", "knownAt")) {
            new Actions(browser.driver()).dragAndDropBy(browser.see("#" + slider), -150, 0).perform();
            browser.see("#" + slider + "-open");
            assertThat(browser.driver().getCurrentUrl()).contains(slider + "=");
        }
        browser.click("#until-open").click("#knownAt-open").says(".state h2", "As known now");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("=");
    }

    @Test
    void aCopiedLink_showsTheSameForEver_byKeyboard() {
        JourneyId moving = stage.train("RE 4799", "10:00");
        stage.late(moving, 15);
        browser.go("/support/journeys/" + moving).says("an-stops", "15 min late");
        browser.tabTo("#copy-link").press(Keys.ENTER);
        Wait.until("an instant in the address", () -> browser.driver().getCurrentUrl().contains("knownAt="), () -> "");
        var link = browser.driver().getCurrentUrl();
        stage.advanceTo("08:51").late(moving, 30);
        browser.go("/support/journeys/" + moving).says("an-stops", "30 min late");
        browser.driver().get(link);
        browser.says(".state h2", "As known at").says("an-stops", "15 min late");
    }

    @Test
    void bothTimes_areMovedApart() {
        browser.go(page() + "?until=" + stage.at("08:25")).says(".state h2", "of what had happened by");
        browser.says("an-stops", "25 min late");
        browser.go(page() + "?until=" + stage.at("08:30")).says("an-stops", "40 min late");
        browser.go(page() + "?until=" + stage.at("08:30") + "&knownAt=" + stage.at("08:35"))
                .says("an-stops", "25 min late");
    }

    @Test
    void twoInstants_standSideBySide_withWhatDiffersOnly() {
        browser.go(page() + "?knownAt=" + stage.at("08:10")).says("an-stops", "10 min late");
        browser.click("#comparing").says("#difference", "40 min late");
        browser.says("#difference", "Platform").says("#difference", "10 min late");
        assertThat(browser.all("an-chart svg[role=img]")).hasSize(2);
        browser.click("#compare-before").click("#compare-before").says("#difference", "25 min late");
        browser.click("#comparing").gone("#difference");
        browser.tabTo("#comparing").press(Keys.SPACE).says("#difference", "40 min late");
        browser.go(page() + "?knownAt=" + stage.at("08:10") + "&compare=" + stage.at("08:11"))
                .says("#no-difference", "Nothing differs");
    }

    @Test
    void theTimeline_holdsEventsAndNotices_andSaysWhatCameLate_byKeyboard() {
        browser.go(page()).says("#timeline", "late by 12 min").says("#timeline", "RE 4711");
        browser.tabTo("#timeline .open").press(Keys.END).press(Keys.ENTER);
        browser.says("#chosen", "Decided at");
        browser.press(Keys.HOME).press(Keys.ENTER).says("#chosen", "Planned with 3 calls");
        browser.tabTo("#look-then").press(Keys.ENTER).says(".state h2", "As known at");
        browser.go(page() + "?only=late").says("#timeline", "40 minutes late");
        assertThat(browser.all("#timeline .line")).hasSize(1);
    }

    @Test
    void exports_areFiles() {
        browser.go(page()).see("#export-csv");
        browser.script("""
                window.files = [];
                URL.createObjectURL = blob => { blob.text().then(text => files.push(text)); return '#'; };""");
        browser.click("#export-csv").tabTo("#export-json").press(Keys.ENTER);
        Wait.until("two files", () -> ((Number) browser.script("return files.length")).intValue() == 2, () -> "");
        var files = (List<?>) browser.script("return files");
        assertThat(files.getFirst().toString()).startsWith("\"kind\",\"known_at\"").contains("\"event\"", "\"notice\"");
        assertThat(files.getLast().toString()).contains("\"address\"", rider.id());
    }

    @Test
    void whoWasNotTold_isAskedForOnDemand() {
        browser.go(page()).see("#untold");
        browser.tabTo("#untold summary").press(Keys.ENTER).says("#untold", "");
        Wait.until("an answer", () -> browser.all("#untold p, #untold table").size() > 0, browser::words);
    }

    @ParameterizedTest
    @CsvSource({"de,Welcher Augenblick?", "fr,Quel instant ?"})
    void threeLanguages(String language, String words) {
        browser.go(page() + "?lang=" + language).says("article", words);
        assertThat(browser.words()).doesNotContain("undefined", "null", "events.");
        browser.picture("support-journey-" + language);
        browser.script("localStorage.removeItem('ansage.language')");
    }

    @Test
    void noBarrier_inAnyLook() {
        browser.go(page() + "?knownAt=" + stage.at("08:10") + "&compare=now").says("#difference", "40 min late");
        browser.click("#timeline .open");
        Barriers.noneInAnyLook(browser, "support-journey");
        browser.viewport(1366, 900).go("/support?q=RE 4711").says("main", "What passengers were told");
        Barriers.noneInAnyLook(browser, "support-search");
        assertThat(browser.complaints()).isEmpty();
    }
}
