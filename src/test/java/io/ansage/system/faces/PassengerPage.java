package io.ansage.system.faces;

import io.ansage.domain.journey.JourneyId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The passenger's page in a browser, with what its tests do over and over, by mouse or by keyboard alone. */
final class PassengerPage implements AutoCloseable {

    private static final AtomicInteger STAGES = new AtomicInteger();

    private final Browser browser;
    private final boolean keyboard;

    private PassengerPage(Browser browser, boolean keyboard) {
        this.browser = browser;
        this.keyboard = keyboard;
    }

    /** A morning at stations whose names no other test has, one of them as long as German names get. */
    static Stage newStage() {
        var number = STAGES.incrementAndGet();
        return Stage.newMorning(List.of("Oberfeldkirchen " + number,
                "Donaudampfschifffahrtsgesellschaftshafen " + number, "Niederwaldstetten " + number));
    }

    static PassengerPage byMouse(Stage stage, String language) {
        return new PassengerPage(Browser.open(stage.product().httpPort(), 390, 844, language), false);
    }

    static PassengerPage byKeyboard(Stage stage, String language) {
        return new PassengerPage(Browser.open(stage.product().httpPort(), 390, 844, language), true);
    }

    Browser browser() {
        return browser;
    }

    /** A tap, a click, or the focus and Enter. */
    PassengerPage tap(String css) {
        if (keyboard) {
            browser.see(css);
            // From wherever the focus is, onwards and around.
            browser.tabTo(css).press(Keys.ENTER);
        } else {
            browser.click(css);
        }
        return this;
    }

    PassengerPage type(String css, String text) {
        if (keyboard) {
            browser.see(css);
            browser.tabTo(css);
            new Actions(browser.driver()).keyDown(Keys.CONTROL)
                    .sendKeys("a")
                    .keyUp(Keys.CONTROL)
                    .sendKeys(text)
                    .perform();
        } else {
            browser.write(css, text);
        }
        return this;
    }

    PassengerPage choose(String css, String value) {
        browser.see(css);
        if (keyboard) {
            browser.tabTo(css);
            for (int i = 0; i < 20 && !value.equals(browser.script("return document.activeElement.value")); i++) {
                browser.press(i < 10 ? Keys.ARROW_DOWN : Keys.ARROW_UP);
            }
            if (!value.equals(browser.script("return document.activeElement.value"))) {
                // From the last option back to the first.
                browser.press(Keys.HOME);
                for (int i = 0; i < 20 && !value.equals(browser.script("return document.activeElement.value")); i++) {
                    browser.press(Keys.ARROW_DOWN);
                }
            }
        } else {
            browser.click(css + " option[value='" + value + "']");
        }
        return this;
    }

    PassengerPage check(String css) {
        if (keyboard) {
            browser.see(css);
            browser.tabTo(css).press(Keys.SPACE);
        } else {
            browser.click(css);
        }
        return this;
    }

    /** From the start page: types the number, taps the train, taps what follows it. */
    PassengerPage follow(String number, JourneyId train) {
        browser.go("/");
        type("[name=from]", number);
        tap("an-search a.found[href*='" + train.trip() + "']");
        tap("#follow");
        browser.see("#unsubscribe");
        return this;
    }

    /** Id of the subscription whose page is open. */
    String subscription() {
        return Objects.toString(browser.script("return new URLSearchParams(location.search).get('trip')"));
    }

    /** What the API says, asked with the page's own cookie. */
    String api(String path) {
        return Objects.toString(browser.scriptAsync(
                "const done = arguments[arguments.length - 1]; fetch(arguments[0]).then(r => r.text()).then(done)",
                path));
    }

    @Override
    public void close() {
        browser.close();
    }
}
