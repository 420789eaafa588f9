package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.push.standin.ScriptedAnswer;
import io.ansage.system.faces.Desk.Rider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** What the desk does all day, each task from end to end. */
class SupportDeskTest {

    private static Stage stage;
    private static JourneyId train;
    private static Rider rider;
    private static Browser browser;

    @BeforeAll
    static void open() {
        stage = Stage.newMorning();
        train = stage.train("RE 4712", "09:00");
        rider = Desk.rider(stage, train);
        stage.late(train, 3).advanceTo("08:05").late(train, 20).advanceTo("08:15");
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

    @AfterEach
    void noComplaint() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPassenger_isSeenForAReason_explained_andThatIsOnRecord_byKeyboard() {
        browser.go("/support/passengers/" + rider.id() + "?journey=" + train).see("#reason");
        assertThat(browser.words()).doesNotContain("FIRST_DELAY", "Subscriptions");
        browser.tabTo("#reason").press("Complaint 4711", Keys.ENTER);
        browser.says("main", "Subscriptions").says("#answer", "20 minutes late").says(".decisions", "told");
        browser.says("table.list", "Hauptbahnhof → Seebrück");
        browser.says(".decisions", "smaller than they asked to hear of");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("Complaint");
        Barriers.noneInAnyLook(browser, "support-passenger");

        browser.viewport(1366, 900).go("/support/audit").says("#audit", "Complaint 4711");
        browser.tabTo("#verify").press(Keys.ENTER).says("#chain", "The chain is whole");
        Barriers.noneInAnyLook(browser, "support-audit");
    }

    @Test
    void why_speaksTheLanguageOfThePage() {
        browser.go("/support/passengers/" + rider.id() + "?journey=" + train + "&lang=de").see("#reason");
        browser.write("#reason", "Beschwerde 4711").click("form.form button").says("#answer", "20 Minuten");
        browser.script("localStorage.removeItem('ansage.language')");
    }

    @Test
    void anotherPolicy_showsWhatWouldHaveChanged() {
        browser.go("/support/journeys/" + train).click("article a[href*='counterfactual']").see("#cf-reason");
        new Select(browser.see("#policy")).selectByValue("fine");
        browser.write("#cf-reason", "tuning").click("form.form button.primary");
        browser.says("#comparison", "1 of 1 trip").says("#comparison", "What would have been told");
        assertThat(browser.driver().getCurrentUrl()).contains("policy=fine").doesNotContain("tuning");
        Barriers.noneInAnyLook(browser, "support-what-if");
    }

    @Test
    void aMessage_isWritten_previewed_counted_tested_published_andCancelled_byKeyboard() {
        browser.go("/support/messages").see("#write");
        browser.tabTo("#write").press(Keys.ENTER).see("#title-en");
        browser.tabTo("#title-en").press("Line closed").tabTo("#body-en").press("Buses run until noon.");
        browser.tabTo("#title-de").press("Strecke gesperrt").tabTo("#body-de").press("Busse bis Mittag.");
        browser.says(".banner:nth-of-type(2)", "Strecke gesperrt")
                .says(".banner:nth-of-type(3)", "reads it in English");
        browser.tabTo("#journeys").press(train.toString()).tabTo("#save").press(Keys.ENTER);
        browser.says("#state", "draft").says("#recipients", "1 passenger is concerned");
        browser.tabTo("#testers").press(rider.id()).tabTo("#test").press(Keys.ENTER);
        browser.says("#said", "1 test notice");
        Barriers.noneInAnyLook(browser, "support-message");
        browser.viewport(1366, 900).tabTo("#publish").press(Keys.ENTER).says("dialog", "1 passenger is concerned");
        browser.press(Keys.ESCAPE).gone("dialog").says("#state", "draft");
        browser.tabTo("#publish").press(Keys.ENTER).see("dialog");
        browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).says("#state", "published");
        stage.product().awaitQuiet();
        browser.tabTo("#archive").press(Keys.ENTER).see("dialog");
        browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).says("#state", "archived");
        browser.go("/support/messages?status=archived").says("table", "Line closed");
    }

    @Test
    void aSilence_isBegun_andEnded() {
        browser.go("/support/silences").write("#value-0", train.toString()).write("#comment", "feed flaps, 4711");
        browser.click("#begin").says("table", "feed flaps, 4711").says("#said", "has begun");
        Barriers.noneInAnyLook(browser, "support-silences");
        browser.viewport(1366, 900).click("td button.danger").click("dialog button[value=yes]");
        browser.says("table", "ended early");
    }

    @Test
    void quarantine_isLookedInto_andHandedInAgain() {
        stage.late(train, 9_000);
        browser.go("/support/quarantine").says("#books", "The books balance");
        browser.says(".cards", "no train has such a delay").click(".cards summary").says("pre", train.trip());
        Barriers.noneInAnyLook(browser, "support-quarantine");
        browser.viewport(1366, 900).tabTo(".cards button").press(Keys.ENTER).says("main", "Handed in again");
        // The same once more is a repeat; something else is set aside again.
        stage.late(train, 9_001);
        browser.go("/support/quarantine")
                .click("#resubmit-all")
                .click("dialog button[value=yes]")
                .says("#said", "tried again");
    }

    @Test
    void whatCouldNotBeDelivered_isTriedAgain() {
        var late = stage.train("RE 4713", "09:30");
        var unlucky = Desk.rider(stage, late);
        var script = stage.product().provider().script();
        script.when(r -> r.token().equals(unlucky.phone()), ScriptedAnswer.fail(400, "INVALID_ARGUMENT"));
        stage.late(late, 30);
        stage.advanceTo("08:20");
        stage.product().awaitQuiet();
        script.clear();

        browser.go("/support/undelivered").says("table", late.toString());
        browser.go("/support/undelivered?view=failed").says("table", "RE 4713");
        Barriers.noneInAnyLook(browser, "support-undelivered");
        browser.viewport(1366, 900)
                .tabTo("td button[aria-label*='RE4713']")
                .press(Keys.ENTER)
                .says("#said", "tried again");
        stage.product().awaitQuiet();
        browser.go("/support/undelivered").see("main h1");
        Wait.until("the letter is gone", () -> browser.all("main .problem, main [role=status]").isEmpty()
                && !browser.words().contains(late.toString()), browser::words);
    }

    @Test
    void aProjection_isRebuilt_whileTheOldOneIsRead() {
        browser.go("/support/projections").says("#projection-history", "runs");
        browser.tabTo("#projection-history button").press(Keys.ENTER).says("dialog", "nothing is sent");
        browser.tabTo("dialog button[value=yes]").press(Keys.ENTER);
        browser.says("#projection-history", "rows came out different");
        browser.says("#projection-history", "no way to the outbox");
        Barriers.noneInAnyLook(browser, "support-projections");
    }

    @ParameterizedTest
    @CsvSource({"de,Nicht zugestellt", "fr,Non remis"})
    void everyTask_speaksThreeLanguages(String language, String words) {
        browser.go("/support?lang=" + language).says(".tasks", words);
        for (var task : browser.all(".tasks a").stream().map(a -> a.getDomAttribute("href")).toList()) {
            browser.click(".tasks a[href='" + task + "']").see(".tasks a[href='" + task + "'][aria-current]");
            browser.see("main h1");
            assertThat(browser.words()).as(task).doesNotContain("undefined", "task", "=>");
        }
        browser.go("/support/messages/new?lang=" + language).see("#save");
        assertThat(browser.words()).doesNotContain("undefined", "Save", "=>");
        browser.script("localStorage.removeItem('ansage.language')");
    }

    @ParameterizedTest
    @ValueSource(ints = {360})
    void onASmallScreen_theTasksAreAMenu(int width) {
        browser.viewport(width, 800).go("/support").see(".open-tasks");
        browser.tabTo(".open-tasks").press(Keys.ENTER).see("#task-list.open");
        browser.tabTo("#task-list a[href='/support/audit']").press(Keys.ENTER).says("main h1", "Audit");
        assertThat(browser.all("#task-list.open")).isEmpty();
    }
}
