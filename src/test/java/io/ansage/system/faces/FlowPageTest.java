package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The flow: a newcomer sees a train get late and a phone be told once, and follows the news on its way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowPageTest {

    private final Stage stage = Stage.newMorning();
    private final Browser browser = Browser.open(stage.product().httpPort(), 1280, 900, "en");
    private int trains;

    @AfterAll
    void close() {
        browser.close();
    }

    private JourneyId newTrain() {
        return stage.train("RE 71" + ++trains, "09:30");
    }

    private static String row(JourneyId train) {
        return "button.train[data-journey='" + train + "']";
    }

    @Test
    void aTrainGetsLate_andAPhoneIsToldOnce() {
        var train = newTrain();
        var owner = "Sample passenger " + stage.passenger(train).replaceAll("\\D", "");
        browser.viewport(1280, 900).go("/flow?lang=en");
        browser.says(row(train), "no news yet");

        stage.late(train, 25);
        browser.says(row(train), "25 min late");
        stage.product().advanceTo(stage.product().clock().instant().plusSeconds(300));

        browser.says("#whose", owner);
        new Select(browser.see("#whose")).selectByValue(owner);
        // So long before it departs, a delay is told as the range it will lie in.
        browser.says(".phone", "was on time, now 20–35 min late")
                .says(".phone", "Buzzed once")
                .says(".phone", "the phone buzzed");
        assertThat(Integer.parseInt(browser.see("#sent").getText().replace(",", ""))).isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void oneDelayIsFollowed_byMouse() {
        var train = newTrain();
        stage.passenger(train);
        browser.viewport(1280, 900).go("/flow?lang=en");
        stage.late(train, 31);
        stage.product().advanceTo(stage.product().clock().instant().plusSeconds(300));

        browser.click(row(train));

        followed();
    }

    @Test
    void oneDelayIsFollowed_byKeyboard() {
        var train = newTrain();
        stage.passenger(train);
        browser.viewport(1280, 900).go("/flow?lang=en");
        stage.late(train, 31);
        stage.product().advanceTo(stage.product().clock().instant().plusSeconds(300));
        browser.says(row(train), "31 min late");

        browser.tabTo(row(train)).press(Keys.ENTER);

        followed();
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("follow-title");
    }

    /** Through each stage, to the phone. */
    private void followed() {
        browser.says(".steps", "by stage-feed")
                .says(".steps", "first news of it")
                .says(".steps", "31 minutes late")
                .says(".steps", "published")
                .says(".steps", "shown as revision")
                .says(".steps", "settled from")
                .says(".steps", "1 told, 0 not")
                .says(".steps", "1 delivered")
                .says(".events", "In the timetable")
                .says("[data-stage=kafka].passed", "published");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStageTellsWhatPassedIt_byMouseAndByKeyboard() {
        stage.late(newTrain(), 12);
        browser.viewport(1280, 900).go("/flow?lang=en");

        browser.click("[data-stage=gate] button");
        browser.says("#parts-gate", "applied").says("#parts-gate", "since the start");
        browser.press(Keys.SPACE).gone("#parts-gate");
        browser.tabTo("[data-stage=projections] button").press(Keys.ENTER);

        browser.says("#parts-projections", "outlook");
        for (var name : new String[]{"feeds", "observations", "gate", "aggregates", "store", "kafka", "projections",
                "settling", "ledger", "outbox", "channels", "streams"}) {
            browser.says("[data-stage=" + name + "] .health", "works");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void heldPictureStandsStill() {
        var train = newTrain();
        browser.viewport(1280, 900).go("/flow?lang=en");
        browser.says(row(train), "no news yet");
        browser.tabTo("#hold").press(Keys.SPACE);
        assertThat(browser.see("#hold").getDomAttribute("aria-pressed")).isEqualTo("true");
        stage.late(train, 44);
        stage.late(newTrain(), 45);

        browser.click("#hold");

        browser.says(row(train), "44 min late");
        assertThat(browser.see("#hold").getDomAttribute("aria-pressed")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"en,The flow,Event store", "de,Der Weg der Daten,Ereignisspeicher", "fr,Le flux,Journal"})
    void speaksThreeLanguages(String language, String title, String store) {
        browser.viewport(1280, 900).go("/flow?lang=" + language);

        browser.says("h1", title).says("[data-stage=store] h3", store);
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo(language);
    }

    @Test
    void nobodyIsKeptOut() {
        var train = newTrain();
        stage.passenger(train);
        stage.late(train, 27);
        browser.viewport(1280, 900).go("/flow?lang=de");
        browser.click(row(train)).see(".steps li");
        browser.click("[data-stage=gate] button").see("#parts-gate");

        browser.viewport(1280, 2600).picture("flow-whole").viewport(1280, 900);

        Barriers.noneInAnyLook(browser, "flow");
    }
}
