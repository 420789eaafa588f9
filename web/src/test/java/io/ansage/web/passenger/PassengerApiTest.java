package io.ansage.web.passenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Offers.Offer;
import io.ansage.web.testing.MemoryOffers;
import io.ansage.web.testing.WebTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

final class PassengerApiTest extends WebTest {

    @Autowired private MemoryOffers offers;

    @Test
    void subscription_isFoundUnderItsLocation_changed_andEnded() {
        var id = newTrain();
        var me = as(newPassenger().token());

        var location = Objects.requireNonNull(subscribe(me, id, "Mullingar", "Sligo").expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.legs[0].boarding")
                .isEqualTo(10)
                .jsonPath("$.legs[0].alighting")
                .isEqualTo(20)
                .returnResult()
                .getResponseHeaders()
                .getLocation());
        me.get().uri(location.getPath()).exchange().expectStatus().isOk();
        me.patch()
                .uri(location.getPath())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"thresholdMinutes\":15}")
                .exchange()
                .expectBody()
                .jsonPath("$.thresholdMinutes")
                .isEqualTo(15)
                .jsonPath("$.language")
                .isEqualTo("en");
        me.delete().uri(location.getPath()).exchange().expectStatus().isNoContent();
        me.get().uri(location.getPath()).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"ie:mullingar, ie:sligo", "mullingar, SLIGO", "10, 20"})
    void stops_areNamedByIdNameOrCallOrder(String from, String to) {
        subscribe(as(newPassenger().token()), newTrain(), from, to).expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.legs[0].boarding")
                .isEqualTo(10);
    }

    @Test
    void trainAndDate_nameTheJourney() {
        var id = newTrain();
        var body = "{\"train\":\"" + id.trip() + "\",\"date\":\"2025-10-03\",\"from\":0,\"to\":\"Sligo\"}";

        post(as(newPassenger().token()), "/api/v1/me/subscriptions", body).expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.legs[0].journeyId")
                .isEqualTo(id.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"journeyId\":5}|400|journeyId", "{\"owner\":\"x\"}|400|owner",
            "{\"journeyId\":\"JOURNEY\",\"from\":\"Nowhere\",\"to\":\"Sligo\"}|422|from",
            "{\"journeyId\":\"JOURNEY\",\"from\":\"Sligo\",\"to\":\"Mullingar\"}|422|to",
            "{\"journeyId\":\"JOURNEY\",\"from\":{},\"to\":\"Sligo\"}|400|from",
            "{\"journeyId\":\"JOURNEY\",\"from\":0,\"to\":20,\"thresholdMinutes\":\"10\"}|400|thresholdMinutes",
            "{\"journeyId\":\"JOURNEY\",\"from\":0,\"to\":20,\"thresholdMinutes\":2.5}|400|thresholdMinutes",
            "{\"journeyId\":\"JOURNEY\",\"from\":0,\"to\":20,\"thresholdMinutes\":7}|400|thresholdMinutes",
            "{\"journeyId\":\"JOURNEY\",\"from\":0,\"to\":20,\"language\":\"tlh\"}|400|language",
            "{\"journeyId\":\"JOURNEY\",\"to\":20}|400|from", "{\"train\":\"X\"}|400|date",
            "{\"train\":\"X\",\"date\":\"2025-10-03\",\"from\":0,\"to\":1}|422|train", "{\"journeyId\":|400|",
            "[]|400|", "|400|body"})
    void wrongBody_isRefused_namingTheField(String body, int status, String field) {
        var text = body == null ? "" : body.replace("JOURNEY", newTrain().toString());
        var answer = post(as(newPassenger().token()), "/api/v1/me/subscriptions", text).expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
        if (field != null) {
            answer.jsonPath("$.field").isEqualTo(field);
        }
        answer.jsonPath("$.remedy").isNotEmpty();
    }

    @Test
    void bodyBeyondTheLimit_isRefused() {
        var answer = post(as(newPassenger().token()), "/api/v1/me/devices",
                "{\"channel\":\"fcm\",\"token\":\"" + "x".repeat(70_000) + "\"}");

        answer.expectStatus().isEqualTo(413).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void repeatedRequest_isAnsweredOnce_andAnotherUnderTheSameKeyRefused() {
        var id = newTrain();
        var me = as(newPassenger().token()).mutate().defaultHeader("Idempotency-Key", "k1").build();

        var first = subscribe(me, id, "0", "20").expectStatus().isCreated().expectBody(String.class).returnResult();
        var second = subscribe(me, id, "0", "20").expectStatus().isCreated().expectBody(String.class).returnResult();
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
        me.get().uri("/api/v1/me/subscriptions").exchange().expectBody().jsonPath("$.items.length()").isEqualTo(1);
        subscribe(me, id, "10", "20").expectStatus().isEqualTo(422);
    }

    @Test
    void refusedRequest_mayBeRepeatedUnderItsKey() {
        var id = newTrain();
        var me = as(newPassenger().token()).mutate().defaultHeader("Idempotency-Key", "k2").build();

        subscribe(me, id, "Nowhere", "20").expectStatus().isEqualTo(422);
        subscribe(me, id, "Nowhere", "20").expectStatus().isEqualTo(422);
        subscribe(me, id, "0", "20").expectStatus().isCreated();
    }

    @Test
    void quota_endsSubscribing() {
        var id = newTrain();
        var me = as(newPassenger().token());
        for (int i = 0; i < 3; i++) {
            subscribe(me, id, "0", "20").expectStatus().isCreated();
        }
        subscribe(me, id, "0", "20").expectStatus().isEqualTo(429).expectHeader().exists(HttpHeaders.RETRY_AFTER);
    }

    @Test
    void addressOfADevice_neverComesOut() {
        var me = as(newPassenger().token());

        post(me, "/api/v1/me/devices", "{\"channel\":\"fcm\",\"token\":\"secret-token\"}").expectStatus()
                .isCreated()
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("secret-token"));
        me.get()
                .uri("/api/v1/me/export")
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("fcm").doesNotContain("secret-token"));
    }

    @Test
    void forgotten_meansNothingIsLeft() {
        var someone = newPassenger();
        var me = as(someone.token());
        subscribe(me, newTrain(), "0", "20").expectStatus().isCreated();

        me.delete().uri("/api/v1/me").exchange().expectStatus().isNoContent();

        assertThat(passengers.erased()).contains(new PassengerId(someone.id()));
        assertThat(passengers.listOf(new PassengerId(someone.id()))).isEmpty();
    }

    @Test
    void offer_isShown_andOneCallAcceptsIt() {
        var me = as(newPassenger().token());
        var id = started(me);
        var leg = new Leg(newTrain(), 10, 20);
        offers.offer(id, offer("one", leg));

        me.get()
                .uri("/api/v1/me/subscriptions/" + id + "/offers")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo("one")
                .jsonPath("$.items[0].changes")
                .isEqualTo(0)
                .jsonPath("$.items[0].holds")
                .isEqualTo(true);
        me.post()
                .uri("/api/v1/me/subscriptions/" + id + "/offers/one/accept")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.legs[0].journeyId")
                .isEqualTo(leg.journeyId().toString());
        me.get()
                .uri("/api/v1/me/subscriptions/" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.legs[0].journeyId")
                .isEqualTo(leg.journeyId().toString());
    }

    @Test
    void offerThatHoldsNoMore_isRefused_anUnknownOneNotFound() {
        var me = as(newPassenger().token());
        var id = started(me);
        offers.offer(id, offer("two", new Leg(newTrain(), 10, 20)));
        offers.gone("two");

        me.post()
                .uri("/api/v1/me/subscriptions/" + id + "/offers/two/accept")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("offerId");
        me.post().uri("/api/v1/me/subscriptions/" + id + "/offers/three/accept").exchange().expectStatus().isNotFound();
        as(newPassenger().token()).get()
                .uri("/api/v1/me/subscriptions/" + id + "/offers")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private SubscriptionId started(WebTestClient me) {
        var path = Objects.requireNonNull(subscribe(me, newTrain(), "0", "20").expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation()).getPath();
        return new SubscriptionId(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Offer offer(String id, Leg leg) {
        var departs = Instant.parse("2025-10-03T17:00:00Z");
        return new Offer(id, 0, List.of(leg), "IC 5", departs, departs.plusSeconds(3600), departs.minusSeconds(900));
    }

    private static WebTestClient.ResponseSpec subscribe(WebTestClient client, JourneyId id, String from, String to) {
        return client.post()
                .uri("/api/v1/me/subscriptions")
                .bodyValue(Map.of("journeyId", id.toString(), "from", from, "to", to))
                .exchange();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String uri, String body) {
        return client.post().uri(uri).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }
}
