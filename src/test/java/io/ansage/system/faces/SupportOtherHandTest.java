package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.push.standin.ScriptedAnswer;
import io.ansage.system.faces.Desk.Rider;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The desk's tasks with the other hand: by mouse what {@link SupportDeskTest} does by keyboard, and the other way round. */
class SupportOtherHandTest {

    private static Stage stage;
    private static JourneyId train;
    private static Rider rider;
    private static Browser browser;

    @BeforeAll
    static void open() {
        stage = Stage.newMorning();
        train = stage.train("RE 4721", "09:00");
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

    @AfterEach
    void noComplaint() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anotherPolicy_byKeyboard() {
        browser.go("/support/counterfactual").see("#journey");
        browser.tabTo("#journey").press(train.toString()).tabTo("#policy").press("Fine");
        browser.tabTo("#cf-reason").press("tuning", Keys.ENTER).says("#comparison", "1 of 1 trip");
    }

    @Test
    void aSilence_byKeyboard() {
        browser.go("/support/silences").see("#value-0");
        browser.tabTo("#value-0").press(train.toString()).tabTo("#comment").press("works at night", Keys.ENTER);
        browser.says("table", "works at night").tabTo("td button.danger").press(Keys.ENTER).see("dialog");
        browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).says("table", "ended early");
    }

    @Test
    void aMessage_byMouse() {
        browser.go("/support/messages").click("#write").write("#title-en", "Lift out of order");
        browser.write("#body-en", "Take the ramp.").write("#journeys", train.toString()).click("#save");
        browser.says("#recipients", "1 passenger is concerned").write("#testers", rider.id()).click("#test");
        browser.says("#said", "1 test notice").click("#publish").click("dialog button[value=no]").gone("dialog");
        browser.click("#publish").click("dialog button[value=yes]").says("#state", "published");
        stage.product().awaitQuiet();
        browser.click("#archive").click("dialog button[value=yes]").says("#state", "archived");
    }

    @Test
    void whatWasGivenUp_isTriedAgainTogether_byMouse() {
        var late = stage.train("RE 4722", "09:30");
        var unlucky = Desk.rider(stage, late);
        var script = stage.product().provider().script();
        script.when(r -> r.token().equals(unlucky.phone()), ScriptedAnswer.fail(400, "INVALID_ARGUMENT"));
        stage.late(late, 30).advanceTo("08:20");
        stage.product().awaitQuiet();
        script.clear();
        browser.go("/support/undelivered").says("table", late.toString());
        browser.click("#retry-all").click("dialog button[value=yes]").says("#said", "tried again");
        stage.product().awaitQuiet();
        browser.click(".tasks a[href$=undelivered]").says("main", "Nothing here.");
    }

    @Test
    void quarantine_byKeyboardTogether() {
        stage.late(train, 9_500);
        browser.go("/support/quarantine").says(".cards", "no train has such a delay");
        browser.tabTo(".cards summary").press(Keys.ENTER).says("pre", train.trip());
        browser.tabTo("#resubmit-all").press(Keys.ENTER).see("dialog");
        browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).says("#said", "tried again");
    }

    @Test
    void aProjection_isRebuilt_andTheAuditVerified_byMouse() {
        browser.go("/support/projections").says("#projection-outlook", "runs");
        browser.click("#projection-outlook button").click("dialog button[value=yes]");
        browser.says("#projection-outlook", "0 rows came out different");
        browser.click(".tasks a[href$=audit]").click("#verify").says("#chain", "The chain is whole");
        browser.says("#audit", "rebuilt a projection");
    }

    /** Somebody else holds the live table, so the rebuild waits: that it runs, and can be cancelled, is no race. */
    @Test
    void aRebuild_showsHowFarItIs_andIsCancelled_byKeyboard() throws SQLException {
        browser.go("/support/projections").see("#projection-messages button");
        try (var holder = stage.product().part(DataSource.class).getConnection(); var hold = holder.createStatement()) {
            holder.setAutoCommit(false);
            hold.execute("lock table operator_message in access exclusive mode");
            browser.tabTo("#projection-messages button").press(Keys.ENTER).see("dialog");
            browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).says("#projection-messages", "Being rebuilt");
            browser.see("#projection-messages progress");
            browser.tabTo("#projection-messages button.danger").press(Keys.ENTER).see("dialog");
            browser.tabTo("dialog button[value=yes]").press(Keys.ENTER).gone("dialog");
            browser.says("#said", "being cancelled");
            holder.rollback();
        }
        browser.says("#projection-messages", "The rebuild was cancelled");
    }
}
