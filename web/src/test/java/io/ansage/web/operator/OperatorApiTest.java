package io.ansage.web.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.RecordTimes;
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
