package io.ansage.web.passenger;

import io.ansage.domain.journey.JourneyId;
import io.ansage.web.testing.WebTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** How a passenger finds a train, and what of it is watched. */
final class SearchApiTest extends WebTest {

    private BodyContentSpec get(String uri) {
        return client().get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void oneField_findsTrainsAndStations() {
        JourneyId train = newTrain();

        get("/api/v1/search?q=" + train.trip()).jsonPath("$.trains[0].id").isEqualTo(train.toString());
        get("/api/v1/search?q=mullin").jsonPath("$.stops[0].name")
                .isEqualTo("Mullingar")
                .jsonPath("$.trains")
                .isEmpty();
        client().get().uri("/api/v1/search?q= ").exchange().expectStatus().isBadRequest();
    }

    @Test
    void connection_saysItsTimesAndTheRideToFollow() {
        newTrain();

        get("/api/v1/connections?from=Mullingar&to=Sligo&limit=1").jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].legs[0].boarding")
                .isEqualTo(10)
                .jsonPath("$.items[0].legs[0].alighting")
                .isEqualTo(20)
                .jsonPath("$.items[0].legs[0].from")
                .isEqualTo("Mullingar")
                .jsonPath("$.items[0].legs[0].zone")
                .isEqualTo("Europe/Dublin")
                .jsonPath("$.items[0].changeMinutes")
                .isEmpty();
    }

    @Test
    void withoutADestination_everyTrainThatLeaves_asFarAsItGoes() {
        newTrain();

        get("/api/v1/connections?from=Mullingar&time=18:00&limit=2").jsonPath("$.items[0].legs[0].to")
                .isEqualTo("Sligo");
    }

    @Test
    void nonsense_isAnsweredWithItsField() {
        newTrain();
        problem("/api/v1/connections?from=Nowhere", 422, "from");
        problem("/api/v1/connections?from=Mullingar&to=Mullingar", 400, "to");
        problem("/api/v1/connections?from=Mullingar&time=25:00", 400, "time");
    }

    private void problem(String uri, int status, String field) {
        client().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field);
    }

    @Test
    void trip_isListedForItsPassengerAlone() {
        var train = newTrain();
        var me = newPassenger();
        as(me.token()).post()
                .uri("/api/v1/me/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("journeyId", train.toString(), "from", "0", "to", "20"))
                .exchange()
                .expectStatus()
                .isCreated();

        as(me.token()).get()
                .uri("/api/v1/me/trips")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].legs[0].journeyId")
                .isEqualTo(train.toString());
        as(newPassenger().token()).get().uri("/api/v1/me/trips").exchange().expectBody().jsonPath("$.items").isEmpty();
        client().get().uri("/api/v1/me/trips").exchange().expectStatus().isUnauthorized();
    }
}
