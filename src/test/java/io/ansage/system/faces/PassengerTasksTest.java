package io.ansage.system.faces;

import java.util.stream.Stream;
import java.util.Objects;
import java.net.URI;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that passengers do on their page, end to end, by mouse and by keyboard alone. */
class PassengerTasksTest {

    private final Stage stage = PassengerPage.newStage();

    private PassengerPage open(boolean keyboard) {
        return keyboard ? PassengerPage.byKeyboard(stage, "en") : PassengerPage.byMouse(stage, "en");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainIsFoundByNumber_followed_pausedAndLeft(boolean keyboard) {
        var train = stage.train("RE 7341", "08:40");
        try (var page = open(keyboard)) {
            var browser = page.browser();
            page.follow("re 734", train);
            browser.says("an-trip h1", "RE 7341").says(".now", "08:40");

            stage.late(train, 15).advanceTo("08:02");
            browser.says(".now .late", "08:55").says(".message h2", "RE 7341");
            page.tap(".message .why summary");
            browser.says(".message .why p", "15 minutes");

            stage.late(train, 40).advanceTo("08:10");
            browser.says(".now .late", "09:20").says(".message details:not(.why) summary", "earlier");
            page.tap(".message details:not(.why) summary");
            browser.see(".earlier li");

            page.tap("#pause");
            browser.says("an-trip .mark", "Paused");
            page.tap("#pause");
            browser.gone("an-trip .mark");
            page.tap("#unsubscribe");
            browser.see(".welcome");
            assertThat(page.api("/api/v1/me/subscriptions")).contains("\"items\":[]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionIsFoundByStationsAndTime_andTheNextTrainTaken(boolean keyboard) {
        stage.train("RE 7401", "09:00", 1, 2);
        var second = stage.train("RB 7402", "09:40", 2, 3);
        stage.train("RB 7404", "10:10", 2, 3);
        try (var page = open(keyboard)) {
            var browser = page.browser();
            browser.go("/");
            page.tap("an-search button[type=button]")
                    .type("[name=from]", stage.station(1))
                    .type("[name=to]", stage.station(3))
                    .type("[name=time]", "0855AM")
                    .tap("an-search button.primary");
            browser.says("an-search a.found", "RE 7401 + RB 7402");
            page.tap("an-search a.found");
            browser.says(".transfer", "10 minutes to change");
            page.tap("#follow");
            browser.see("#unsubscribe");

            stage.cancelled(second).advanceTo("08:01");
            browser.says(".message.urgent", "RB 7402").says(".offers", "RB 7404");
            page.tap(".offers .take");
            browser.gone(".offers").says("an-trip h1", "RE 7401 + RB 7404");
            assertThat(page.api("/api/v1/me/trips")).contains("RB7404").doesNotContain("RB7402");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneLegOfATrain_isFollowedEveryWeekday(boolean keyboard) {
        var train = stage.train("RE 7501", "08:45");
        try (var page = open(keyboard)) {
            var browser = page.browser();
            browser.go("/?from=" + stage.stop(1));
            page.tap("an-search a.found[href*='" + train.trip() + "']")
                    .choose("an-ride .pair label:last-child select", "2")
                    .tap("#weekdays");
            browser.see("#unsubscribe");
            assertThat(page.api("/api/v1/me/subscriptions")).contains("\"from\":\"08:45\"")
                    .contains(stage.stop(2).value());
            page.tap("#pause");
            browser.says("an-trip .mark", "Paused");
            assertThat(page.api("/api/v1/me/subscriptions")).contains("pausedUntil\":\"2099");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void settingsAreChanged_dataTakenAlong_andErased(boolean keyboard) {
        var train = stage.train("RE 7601", "08:50");
        try (var page = open(keyboard)) {
            var browser = page.browser();
            page.follow("7601", train).tap("an-settings summary");
            page.choose("[name=threshold]", "10")
                    .choose("[name=language]", "de")
                    .check("[name=quiet]")
                    .type("[name=quietFrom]", "0930PM")
                    .tap("#save");
            browser.says("an-settings [role=status]", "Saved");
            assertThat(page.api("/api/v1/me/subscriptions/" + page.subscription())).contains("\"thresholdMinutes\":10")
                    .contains("\"languages\":[\"de\"]")
                    .contains("\"from\":\"21:30\"");

            page.tap("a.back").tap("an-settings summary");
            assertThat(browser.see("#export").getDomAttribute("href")).isEqualTo("/api/v1/me/export");
            assertThat(page.api("/api/v1/me/export")).contains("RE7601");
            page.tap("#erase").tap("#erase-now");
            browser.see(".welcome");
            assertThat(page.api("/api/v1/me/subscriptions")).contains("401");
        }
    }

    /** A push opens its trip in the tab that shows another one: the page is the same, the trip is not. */
    @Test
    void whatWasAskedAboutOneTrip_isNotShownForAnother() {
        var first = stage.train("RE 7621", "09:00");
        var second = stage.train("RE 7622", "09:30");
        try (var page = PassengerPage.byMouse(stage, "en")) {
            var browser = page.browser();
            var trips = Stream.of(second, first).map(train -> {
                browser.go("/?ride=" + train).click("#follow").see("#unsubscribe");
                return URI.create(Objects.requireNonNull(browser.driver().getCurrentUrl())).getQuery();
            }).toList();
            stage.product().awaitQuiet();
            browser.click(".why summary").says(".why", "RE 7621");

            browser.scriptAsync("""
                    const [query, done] = arguments;
                    import('/faces/passenger/routes.js').then(routes => routes.go(`/?${query}`)).then(done)""",
                    trips.getFirst());
            browser.says("h1", "RE 7622").says(".why", "RE 7622");
        }
    }
}
