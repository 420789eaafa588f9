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

    @Test
    void theSlider_showsWhatWasKnownThen_andTheAddressShowsItAgain() {
        browser.go(page()).says(".state h2", "As known now").says("an-stops", "40 min late");
        browser.tabTo("#knownAt-before").press(Keys.ENTER).press(Keys.ENTER);
        browser.says(".state h2", "As known at").says("an-stops", "25 min late").says("an-stops", "Platform 9, not 7");
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
        browser.click("#export-csv").click("#export-json");
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
