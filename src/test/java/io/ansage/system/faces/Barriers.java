package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Map;

/** What keeps people out, as far as axe can tell: WCAG 2.2, levels A and AA. */
final class Barriers {

    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    static final List<String> THEMES = List.of("light", "dark", "contrast");

    private Barriers() {}

    /** Fails where there is one on the page as it stands. */
    static void none(Browser browser, String where) {
        // Our pages have no frames: that mode needs no second window for each look.
        var found = new AxeBuilder().setLegacyMode(true).withTags(LEVELS).analyze(browser.driver()).getViolations();
        assertThat(found.stream().map(Barriers::words).toList()).as("barriers on " + where).isEmpty();
    }

    /** In every theme, at 360 CSS pixels, and at 200 % of a 1280 pixel window: what the page shows must hold. */
    static void noneInAnyLook(Browser browser, String name) {
        for (var theme : THEMES) {
            browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
            none(browser, name + " in " + theme);
            browser.wholePicture(name + "-" + theme);
        }
        browser.script("document.documentElement.dataset.theme = 'light'");
        for (var look : Map.of("narrow", 360, "zoomed", 640).entrySet()) {
            browser.viewport(look.getValue(), 800);
            none(browser, name + " " + look.getKey());
            noSidewaysScrolling(browser, name + " " + look.getKey());
            browser.wholePicture(name + "-" + look.getKey());
        }
    }

    /** WCAG 1.4.10: nobody has to scroll in two directions to read. */
    private static void noSidewaysScrolling(Browser browser, String where) {
        var wide = (Number) browser
                .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wide.intValue()).as("pixels beyond the edge on " + where).isLessThanOrEqualTo(0);
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes()
                .stream()
                .limit(5)
                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                .toList();
    }
}
