package io.ansage.web.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

final class OperatorApiTest extends WebTest {

    @Test
    void delay_movesEveryCallFromTheNamedOneOn() {
        var id = newTrain();

        decide(id, "delay", "{\"minutes\":20,\"fromCallOrder\":10,\"cause\":\"Signals\",\"holdsForMinutes\":60}")
                .expectStatus()
                .isAccepted();

        var command = (RecordTimes) last();
        assertThat(command.delayMinutes()).isNull();
        assertThat(command.calls()).containsExactly(
                CallTimes.expected(10, Instant.parse("2025-10-03T18:20:00Z"), Instant.parse("2025-10-03T18:22:00Z")),
                CallTimes.expected(20, Instant.parse("2025-10-03T20:20:00Z"), null));
        assertThat(command.cause()).hasToString("Signals");
        assertThat(command.report().source().kind()).isEqualTo(SourceKind.OPERATOR);
        assertThat(command.report().knownAt()).isEqualTo(World.NOW);
        assertThat(command.report().holdsUntil()).isEqualTo(World.NOW.plusSeconds(3600));
    }

    @Test
    void delayOfTheWholeTrain_isAlsoSaidOfTheWholeTrain() {
        decide(newTrain(), "delay", "{\"minutes\":20}").expectStatus().isAccepted();

        assertThat(((RecordTimes) last()).delayMinutes()).isEqualTo(20);
        assertThat(((RecordTimes) last()).calls()).hasSize(3);
    }

    @Test
    void otherDecisions_becomeTheirCommands() {
        var id = newTrain();
        decide(id, "cancellation", "{\"cause\":\"Staff shortage\"}").expectStatus().isAccepted();
        assertThat(((CancelJourney) last()).cause()).hasToString("Staff shortage");
        decide(id, "calls/10/platform", "{\"platform\":\"7\"}").expectStatus().isAccepted();
        assertThat(((ChangePlatform) last()).platform()).isEqualTo(new Platform("7"));
        decide(id, "message", "{\"text\":\"Buses\\r\\nwait\"}").expectStatus().isAccepted();
        assertThat(((PublishJourneyMessage) last()).text()).isEqualTo("Buses wait");
    }

    @Test
    void wait_andItsEnd_becomeTheirCommands() {
        var id = newTrain();
        var feeder = newTrain();

        decide(id, "connections", "{\"order\":10,\"feeder\":\"" + feeder + "\",\"minutes\":6}").expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.journeyId")
                .isEqualTo(id.toString());
        assertThat(last()).isInstanceOfSatisfying(HoldConnection.class, c -> {
            assertThat(c.journeyId()).isEqualTo(id);
            assertThat(c.order()).isEqualTo(10);
            assertThat(c.feeder()).isEqualTo(feeder);
            assertThat(c.minutes()).isEqualTo(6);
            assertThat(c.report().source().kind()).isEqualTo(SourceKind.OPERATOR);
        });
        release(id, feeder.toString()).expectStatus().isAccepted();
        assertThat(last()).isInstanceOfSatisfying(ReleaseConnection.class,
                c -> assertThat(c.feeder()).isEqualTo(feeder));
    }

    @Test
    void waitUnderOneKey_isDecidedOnce() {
        var id = newTrain();
        var body = "{\"order\":10,\"feeder\":\"" + newTrain() + "\",\"minutes\":6}";
        int before = gateway.decided().size();

        for (int i = 0; i < 2; i++) {
            as("staff-operator").post()
                    .uri("/api/v1/operator/journeys/" + id + "/connections")
                    .header("Idempotency-Key", "wait-" + id)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }

        assertThat(gateway.decided()).hasSize(before + 1);
    }

    @Test
    void impossibleWaits_areRefused_withTheFieldNamed() {
        var id = newTrain();
        var feeder = newTrain();
        int before = gateway.decided().size();

        refused(id, 10, feeder, 31, 400, "minutes");
        refused(id, 10, feeder, 0, 400, "minutes");
        refused(id, 99, feeder, 6, 422, "order");
        refused(id, 20, feeder, 6, 422, "order");
        refused(id, 10, id, 6, 422, "feeder");
        refused(id, 10, JourneyId.parse("ie:nobody:2025-10-03"), 6, 422, "feeder");
        decide(id, "connections", "{\"feeder\":\"" + feeder + "\",\"minutes\":6}").expectStatus().isBadRequest();
        decide(id, "connections", "{\"order\":10,\"feeder\":\"x\",\"minutes\":6}").expectStatus().isBadRequest();
        decide(id, "connections", "{\"order\":10,\"minutes\":6}").expectStatus().isBadRequest();
        release(id, "x").expectStatus().isBadRequest();
        release(JourneyId.parse("ie:nobody:2025-10-03"), feeder.toString()).expectStatus().isNotFound();

        assertThat(gateway.decided()).hasSize(before);
    }

    @Test
    void wait_isSeenWithTheJourney_andInItsHistory() {
        var id = newTrain();
        var feeder = newTrain();
        journeys.happen(new ConnectionHeld(id, 10, feeder, 6, provenance(1)));

        client().get()
                .uri("/api/v1/journeys/" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.holds[0].feeder")
                .isEqualTo(feeder.toString())
                .jsonPath("$.holds[0].order")
                .isEqualTo(10)
                .jsonPath("$.holds[0].until")
                .isEqualTo("2025-10-03T18:08:00Z");

        journeys.happen(new ConnectionReleased(id, 10, feeder, provenance(2)));
        client().get()
                .uri("/api/v1/journeys/" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.holds.length()")
                .isEqualTo(0);
        client().get()
                .uri("/api/v1/journeys/" + id + "/history")
                .exchange()
                .expectBody(String.class)
                .value(history -> assertThat(history).contains("journey-connection-held", "journey-connection-released")
                        .contains("Waits up to 6 minutes at call 10 for " + feeder,
                                "Waits no more at call 10 for " + feeder));
    }

    private void refused(JourneyId id, int order, JourneyId feeder, int minutes, int status, String field) {
        decide(id, "connections",
                "{\"order\":" + order + ",\"feeder\":\"" + feeder + "\",\"minutes\":" + minutes + "}")
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains("\"" + field + "\""));
    }

    private WebTestClient.ResponseSpec release(JourneyId id, String feeder) {
        return as("staff-operator").delete()
                .uri("/api/v1/operator/journeys/" + id + "/connections/" + feeder)
                .exchange();
    }

    @Test
    void impossibleDecisions_areRefused_andReachNoJourney() {
        var id = newTrain();
        int before = gateway.decided().size();

        decide(id, "delay", "{\"minutes\":5000}").expectStatus().isBadRequest();
        decide(id, "delay", "{}").expectStatus().isBadRequest();
        decide(id, "calls/99/platform", "{\"platform\":\"7\"}").expectStatus().isEqualTo(422);
        decide(id, "calls/ten/platform", "{\"platform\":\"7\"}").expectStatus().isBadRequest();
        decide(id, "calls/10/platform", "{\"platform\":7}").expectStatus().isBadRequest();
        decide(id, "message", "{\"text\":\"\"}").expectStatus().isBadRequest();
        decide(JourneyId.parse("ie:nobody:2025-10-03"), "cancellation", "{}").expectStatus().isNotFound();

        assertThat(gateway.decided()).hasSize(before);
    }

    private JourneyCommand last() {
        return gateway.decided().getLast();
    }

    private WebTestClient.ResponseSpec decide(JourneyId id, String what, String body) {
        return as("staff-operator").post()
                .uri("/api/v1/operator/journeys/" + id + "/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
