package io.ansage.web.passenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.web.testing.WebTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What can be subscribed to beside a single ride, and how to be told. */
final class SubscriptionKindsTest extends WebTest {

    private static final String COMMUTE = "\"commute\":{\"from\":\"Dublin Connolly\",\"to\":\"Mullingar\","
            + "\"window\":{\"from\":\"07:00\",\"until\":\"09:00\"}";

    @Test
    void tripOfTwoLegs_isKeptInOrder_andReplacedAsAWhole() {
        var first = newTrain();
        var second = newTrain();
        var third = newTrain();
        var me = as(newPassenger().token());

        var location = post(me, trip(leg(first, "Dublin Connolly", "Mullingar"), leg(second, "Mullingar", "Sligo")));
        me.get()
                .uri(location)
                .exchange()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("trip")
                .jsonPath("$.legs[0].journeyId")
                .isEqualTo(first.toString())
                .jsonPath("$.legs[1].journeyId")
                .isEqualTo(second.toString());
        me.put()
                .uri(location + "/trip")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"journeyId\":\"" + third + "\",\"from\":0,\"to\":20}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.legs.length()")
                .isEqualTo(1)
                .jsonPath("$.legs[0].journeyId")
                .isEqualTo(third.toString());
    }

    @Test
    void commute_isFoundByNames_withWorkingDaysAndTheNetworksZone_andCanBePaused() {
        newTrain();
        var someone = newPassenger();
        var me = as(someone.token());

        var location = post(me,
                "{" + COMMUTE + ",\"back\":{\"from\":\"16:00\",\"until\":\"19:30\"},\"holidays\":\"ie\"}}");
        var commute = (Commute) passengers.listOf(new PassengerId(someone.id())).getFirst().target();
        assertThat(commute.network()).isEqualTo("ie");
        assertThat(commute.rides()).extracting(r -> r.from().value(), r -> r.window().until())
                .containsExactly(tuple("ie:dublin-connolly", LocalTime.of(9, 0)),
                        tuple("ie:mullingar", LocalTime.of(19, 30)));
        assertThat(commute.on().weekdays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(commute.on().zone().getId()).isEqualTo("Europe/Dublin");
        assertThat(commute.on().from()).isEqualTo(LocalDate.of(2025, 10, 3));

        patch(me, location, "{\"pausedUntil\":\"2025-10-20\"}").expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.commute.days.pausedUntil")
                .isEqualTo("2025-10-20");
        patch(me, location, "{\"clear\":[\"pausedUntil\"]}").expectBody()
                .jsonPath("$.commute.days.pausedUntil")
                .doesNotExist();
    }

    @Test
    void stopAndLine_areSubscribedTo() {
        newTrain();
        var me = as(newPassenger().token());

        var stop = post(me, "{\"stop\":{\"at\":\"ie:mullingar\",\"window\":{\"from\":\"22:00\",\"until\":\"02:00\"},"
                + "\"weekdays\":[\"FRIDAY\"]}}");
        me.get()
                .uri(stop)
                .exchange()
                .expectBody()
                .jsonPath("$.stop.at")
                .isEqualTo("ie:mullingar")
                .jsonPath("$.stop.days.weekdays[0]")
                .isEqualTo("FRIDAY");
        var line = post(me, "{\"line\":{\"network\":\"ie\",\"line\":\"DART\"}}");
        me.get().uri(line).exchange().expectBody().jsonPath("$.line.line").isEqualTo("DART");
    }

    @Test
    void everyPreference_isShownAsItWasAskedFor_andTakenAwayAgain() {
        var id = newTrain();
        var me = as(newPassenger().token());

        var location = post(me, "{\"journeyId\":\"" + id + "\",\"from\":0,\"to\":20,\"preferences\":{"
                + "\"thresholdMinutes\":0,\"stepMinutes\":10,\"lookAheadMinutes\":60,\"languages\":[\"fr\",\"en\"],"
                + "\"quietHours\":{\"from\":\"22:00\",\"until\":\"06:00\",\"zone\":\"Europe/Paris\",\"urgentPasses\":false},"
                + "\"doNotDisturbUntil\":\"2025-10-03T18:00:00Z\",\"channels\":[\"web-push\"],\"urgentChannels\":[\"fcm\"],"
                + "\"digestAt\":\"06:30\",\"reminderMinutes\":15,\"stepFree\":true}}");
        me.get()
                .uri(location)
                .exchange()
                .expectBody()
                .jsonPath("$.preferences")
                .isEqualTo(Map.ofEntries(Map.entry("thresholdMinutes", 0),
                        Map.entry("stepMinutes", 10), Map.entry("lookAheadMinutes", 60),
                        Map.entry("languages", List.of("fr", "en")),
                        Map.entry("quietHours",
                                Map.of("from", "22:00", "until", "06:00", "zone", "Europe/Paris",
                                        "urgentPasses", false)),
                        Map.entry("doNotDisturbUntil", "2025-10-03T18:00:00Z"),
                        Map.entry("channels", List.of("web-push")),
                        Map.entry("urgentChannels", List.of("fcm")),
                        Map.entry("digestAt", "06:30"), Map.entry("reminderMinutes", 15),
                        Map.entry("stepFree", true)));
        patch(me, location, "{\"clear\":[\"quietHours\",\"digestAt\",\"doNotDisturbUntil\"]}").expectBody()
                .jsonPath("$.preferences.quietHours")
                .doesNotExist()
                .jsonPath("$.preferences.digestAt")
                .doesNotExist()
                .jsonPath("$.preferences.reminderMinutes")
                .isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "{COMMUTE,\"holidays\":\"atlantis\"}}|400|commute.holidays",
            "{COMMUTE,\"weekdays\":[\"FUNDAY\"]}}|400|commute.weekdays",
            "{COMMUTE,\"weekdays\":[null]}}|400|commute.weekdays", "{COMMUTE,\"weekdays\":[]}}|400|commute.weekdays",
            "{COMMUTE,\"zone\":\"Mars\"}}|400|commute.zone", "{COMMUTE,\"startDate\":\"soon\"}}|400|commute.startDate",
            "{COMMUTE,\"endDate\":\"2025-10-01\"}}|400|commute.endDate",
            "{COMMUTE,\"back\":{\"from\":\"25:00\",\"until\":\"19:00\"}}}|400|commute.back.from",
            "{COMMUTE,\"back\":{\"from\":\"18:00\",\"until\":\"18:00\"}}}|400|commute.back",
            "{\"commute\":{\"from\":\"Atlantis\",\"to\":\"Mullingar\"}}|422|commute.from",
            "{\"commute\":{\"from\":\"Mullingar\",\"to\":\"Mullingar\"}}|400|commute.to",
            "{\"commute\":{\"from\":\"Dublin Connolly\",\"to\":\"Mullingar\"}}|400|commute.window",
            "{\"stop\":{}}|400|stop.at", "{\"line\":{\"network\":\"ie\"}}|400|line.line", "{\"legs\":[]}|400|legs",
            "{\"legs\":[null]}|400|legs[0]", "{\"legs\":[LEG,{\"journeyId\":\"nonsense\"}]}|400|legs[1].journeyId",
            "{\"legs\":[LEG,LEG]}|422|legs[1].from", "{\"legs\":[LEG],\"line\":{}}|400|legs",
            "{RIDE,\"preferences\":{\"stepMinutes\":3}}|400|stepMinutes",
            "{RIDE,\"preferences\":{\"lookAheadMinutes\":5}}|400|lookAheadMinutes",
            "{RIDE,\"preferences\":{\"reminderMinutes\":-1}}|400|reminderMinutes",
            "{RIDE,\"preferences\":{\"languages\":[]}}|400|language",
            "{RIDE,\"preferences\":{\"channels\":[\"FCM!\"]}}|400|channels",
            "{RIDE,\"preferences\":{\"digestAt\":\"noon\"}}|400|digestAt",
            "{RIDE,\"preferences\":{\"quietHours\":{\"from\":\"22:00\",\"until\":\"06:00\"}}}|400|quietHours.zone",
            "{RIDE,\"preferences\":{\"clear\":[\"everything\"]}}|400|clear",
            "{RIDE,\"preferences\":{\"pausedUntil\":\"2025-10-20\"}}|422|pausedUntil"})
    void wrongWish_isRefused_namingTheField(String body, int status, String field) {
        var id = newTrain();
        var leg = leg(id, "Dublin Connolly", "Sligo");
        var text = body.replace("COMMUTE", COMMUTE)
                .replace("LEG", leg)
                .replace("RIDE", leg.substring(1, leg.length() - 1));

        as(newPassenger().token()).post()
                .uri("/api/v1/me/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(text)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.remedy")
                .isNotEmpty();
    }

    private static String leg(JourneyId id, String from, String to) {
        return "{\"journeyId\":\"" + id + "\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private static String trip(String... legs) {
        return "{\"legs\":[" + String.join(",", legs) + "]}";
    }

    /** Path of what was made. */
    private static String post(WebTestClient client, String body) {
        return Objects.requireNonNull(client.post()
                .uri("/api/v1/me/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation()).getPath();
    }

    private static WebTestClient.ResponseSpec patch(WebTestClient client, String path, String body) {
        return client.patch().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }
}
