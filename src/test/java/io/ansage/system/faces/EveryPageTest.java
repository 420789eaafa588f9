package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each page alike. */
class EveryPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board", "/support", "/flow", "/docs"})
    void opensWithoutAComplaintOfTheConsole(String path) {
        var stage = Stage.newMorning();
        try (var browser = Browser.open(stage.product().httpPort(), 1280, 800, "en")) {
            browser.go(path).see("main h1");
            assertThat(browser.complaints()).as("console of " + path).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"de,Sprache", "fr,Langue", "en,Language", "nl,Language"})
    void speaksTheLanguageOfTheBrowser(String language, String word) {
        var stage = Stage.newMorning();
        try (var browser = Browser.open(stage.product().httpPort(), 1280, 800, language)) {
            browser.go("/").see("main h1");
            assertThat(browser.script("return document.documentElement.lang"))
                    .isEqualTo(language.equals("nl") ? "en" : language);
            assertThat(browser.see("an-top label:has(#language)").getDomProperty("textContent")).contains(word);
        }
    }

    @Test
    void theKeyboardSkipsTheBarOnTop() {
        var stage = Stage.newMorning();
        try (var browser = Browser.open(stage.product().httpPort(), 1280, 800, "en")) {
            browser.go("/flow").see("main h1");
            browser.tabTo(".skip").press(org.openqa.selenium.Keys.ENTER);
            assertThat(browser.script("return location.hash")).isEqualTo("#main");
        }
    }
}
