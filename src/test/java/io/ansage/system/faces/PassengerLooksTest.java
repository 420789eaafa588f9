package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The passenger's page as it looks: no barrier, nothing cut off, in every language; and what it costs to load. */
class PassengerLooksTest {

    private final Stage stage = PassengerPage.newStage();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void noBarrier_inAnyViewAndLook(String language) {
        var first = stage.train("RE 7701", "09:00", 1, 2);
        var second = stage.train("RB 7702", "09:34", 2, 3);
        stage.train("RB 7704", "10:30", 2, 3);
        try (var page = PassengerPage.byMouse(stage, language)) {
            var browser = page.browser();
            browser.go("/").see("an-search");
            look(browser, "passenger-start-" + language);
            browser.go("/?from=" + stage.stop(1) + "&to=" + stage.stop(3)).see("an-search a.found");
            look(browser, "passenger-found-" + language);
            browser.click("an-search a.found").see("#follow");
            look(browser, "passenger-ride-" + language);
            browser.click("#follow").see("#unsubscribe");
            // One after the other: which of two at once is told first, and so which is the newest, is nobody's promise.
            stage.late(first, 20).advanceTo("08:03");
            browser.see(".message h2");
            browser.script("window.scrollTo(0, 0)");
            browser.picture("passenger-told-" + language);
            stage.cancelled(second).advanceTo("08:06");
            browser.see(".message.urgent");
            browser.see(".offers");
            for (var folded : List.of(".why summary", "an-settings summary")) {
                browser.click(folded);
            }
            browser.see(".why p:not(.soft)");
            look(browser, "passenger-trip-" + language);
            browser.go("/").see("a.trip .told");
            look(browser, "passenger-mine-" + language);
        }
    }

    private static void look(Browser browser, String name) {
        browser.viewport(390, 844);
        if (name.endsWith("-en")) {
            Barriers.noneInAnyLook(browser, name);
        } else {
            // The looks are the same in every language; what differs is how long its words are.
            browser.viewport(360, 800);
            Barriers.none(browser, name);
            var beyond = (Number) browser
                    .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(beyond.intValue()).as("pixels beyond the edge on " + name).isLessThanOrEqualTo(0);
            browser.picture(name);
        }
        browser.viewport(390, 844);
    }

    @Test
    void textsOfAllLanguages_haveTheSameKeys() {
        try (var page = PassengerPage.byMouse(stage, "en")) {
            var keys = page.browser().go("/").scriptAsync("""
                    const done = arguments[arguments.length - 1];
                    Promise.all(['shared', 'passenger'].flatMap(page => ['en', 'de', 'fr'].map(async language => {
                      const texts = (await import(`/faces/${page}/texts/${language}.js`)).default;
                      return Object.entries(texts).map(([key, text]) => key + ':' + typeof text).sort().join();
                    }))).then(done)""");
            var all = ((List<?>) Objects.requireNonNull(keys)).stream().map(String::valueOf).toList();
            assertThat(all.subList(0, 3)).containsOnly(all.get(0));
            assertThat(all.subList(3, 6)).containsOnly(all.get(3));
        }
    }

    @Test
    void pageIsSmall_andAsksNobodyElse() {
        try (var page = PassengerPage.byMouse(stage, "en")) {
            var browser = page.browser();
            browser.go("/").see("an-search");
            var loaded = (List<?>) Objects.requireNonNull(browser.script("""
                    return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
                      .map(e => [new URL(e.name).host, e.transferSize])"""));
            var hosts = loaded.stream().map(e -> String.valueOf(((List<?>) e).get(0))).distinct().toList();
            long bytes = loaded.stream().mapToLong(e -> ((Number) ((List<?>) e).get(1)).longValue()).sum();
            assertThat(hosts).containsExactly(browser.address().replace("http://", ""));
            assertThat(bytes).as("bytes transferred").isBetween(10_000L, 120_000L);
        }
    }
}
