package io.ansage.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

final class SupportApiTest extends WebTest {

    private WebTestClient support() {
        return as("staff-support");
    }

    @Test
    void passenger_isShownWithAReasonOnly_andTheReasonIsOnRecord() {
        var passenger = PassengerId.random();
        passengers.notify(passenger, SubscriptionId.random(), newTrain(), "body", World.NOW);

        support().get()
                .uri("/api/v1/support/passengers/{id}", passenger)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("reason");
        support().get()
                .uri("/api/v1/support/passengers/{id}?reason=Complaint 4711", passenger)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.notices[0].body")
                .isEqualTo("body");
        support().get()
                .uri("/api/v1/support/audit")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.subject=='" + passenger + "')].reason")
                .isEqualTo("Complaint 4711")
                .jsonPath("$.items[?(@.subject=='" + passenger + "')].who")
                .isEqualTo("support-1");
    }

    @Test
    void events_areExportedOneALine() {
        var id = newTrain();

        var lines = support().get()
                .uri("/api/v1/support/events?serviceDate={date}", id.serviceDate())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(lines.lines()).isNotEmpty().allSatisfy(line -> {
            var row = JsonMapper.shared().readTree(line);
            assertThat(row.path("type").asString()).startsWith("journey-");
        });
        support().get().uri("/api/v1/support/events?serviceDate=today").exchange().expectStatus().isBadRequest();
    }

    @Test
    void journeyFile_saysWhoWasTold() {
        var id = newTrain();
        var passenger = PassengerId.random();
        passengers.notify(passenger, SubscriptionId.random(), id, "body", World.NOW);

        support().get()
                .uri("/api/v1/support/journeys/{id}/notices", id)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].passengerId")
                .isEqualTo(passenger.value())
                .jsonPath("$.items[0].notice.reason")
                .isEqualTo("FIRST_DELAY");
        support().get().uri("/api/v1/support/journeys/{id}/untold", id).exchange().expectStatus().isOk();
    }

    @Test
    void notices_areFoundByTheirWords_orByWhatBecameOfThem_andThatIsOnRecord() {
        var passenger = PassengerId.random();
        passengers.notify(passenger, SubscriptionId.random(), newTrain(), "a very rare word", World.NOW);

        support().get()
                .uri("/api/v1/support/notices?text=VERY rare")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].passengerId")
                .isEqualTo(passenger.value());
        support().get()
                .uri("/api/v1/support/notices?text=VERY rare&status=failed&status=held")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        support().get()
                .uri("/api/v1/support/audit")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.action=='notices-searched' && @.subject=='VERY rare')]")
                .isNotEmpty();
        for (var wrong : new String[]{"text=ab", "status=lost"}) {
            support().get().uri("/api/v1/support/notices?" + wrong).exchange().expectStatus().isBadRequest();
        }
    }

    @Test
    void severalRepairs_areTriedAtOnce_thoseThatAreGoneAreLeftOut() {
        tried("/quarantine/resubmission", "{\"ids\":[7,8]}", 1);
        tried("/dead-letters/retry", "{\"ids\":[\"delivery-1\",\"none\"]}", 1);
        for (var wrong : new String[]{"{}", "{\"ids\":[]}", "{\"ids\":[null]}"}) {
            support().post()
                    .uri("/api/v1/support/dead-letters/retry")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(wrong)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }

    private void tried(String path, String body, int number) {
        support().post()
                .uri("/api/v1/support" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.tried")
                .isEqualTo(number);
    }

    @Test
    void rebuild_isCancelled_orThereIsNone() {
        support().delete().uri("/api/v1/support/projections/outlook/rebuild").exchange().expectStatus().isAccepted();
        support().delete().uri("/api/v1/support/projections/none/rebuild").exchange().expectStatus().isEqualTo(409);
        support().get()
                .uri("/api/v1/support/projections")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].lag")
                .isEqualTo(0);
    }

    @Test
    void repairs_areStarted_orSayWhatIsNotThere() {
        post("/quarantine/7/resubmit", 202);
        post("/quarantine/8/resubmit", 404);
        post("/dead-letters/delivery-1/retry", 202);
        post("/dead-letters/none/retry", 404);
        post("/projections/outlook/rebuild", 202);
        post("/projections/none/rebuild", 404);
        for (var list : new String[]{"quarantine", "dead-letters", "projections", "ledger", "audit/chain",
                "shadow-feeds"}) {
            support().get().uri("/api/v1/support/" + list).exchange().expectStatus().isOk();
        }
    }

    private void post(String path, int status) {
        support().post().uri("/api/v1/support" + path).exchange().expectStatus().isEqualTo(status);
    }
}
