package io.ansage.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.system.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One train, one passenger, one operator; and a process that is killed between any two things they do. */
class KilledBetweenStepsTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void p03_killedBetweenAllSteps_everythingIsToldOnce_andTheBooksBalance() throws IOException {
        var train = new OneTrain(folder, Instant.now());
        List<ProcessHandle> servers;
        try (var node = new Node(folder, "--gtfs", train.timetable().toString(), "--gtfs-rt", train.feed().toString(),
                "--clock", "system", "--set", "ansage.poll-interval=300ms", "--set", "ansage.zone=UTC")) {
            node.start();
            var journey = "/api/v1/journeys/" + train.journeyId();
            Await.until("the train is known", () -> node.get(journey, "").status() == 200);
            var me = text(node.post("/api/v1/session", "", "{\"kind\":\"app\"}"), "token");
            created(node.post("/api/v1/me/devices", me, "{\"channel\":\"fcm\",\"token\":\"phone:killed\"}"));
            created(node.post("/api/v1/me/subscriptions", me,
                    "{\"journeyId\":\"" + train.journeyId() + "\",\"from\":\"a\",\"to\":\"b\"}"));

            node.killAndStart();
            assertThat(node.get("/api/v1/me/subscriptions", me).items()).hasSize(1);
            train.isLate(20, Instant.now());
            Await.until("the delay is known", () -> node.get(journey, "").json().path("delayMinutes").asInt(0) == 20);

            // In the middle of the settling window.
            node.killAndStart();
            awaitAccepted(node, me, "FIRST_DELAY");

            node.killAndStart();
            decide(node, journey, "cancellation");

            node.killAndStart();
            awaitAccepted(node, me, "CANCELLED");
            decide(node, journey, "reinstatement");

            node.killAndStart();
            awaitAccepted(node, me, "RUNS_AGAIN");
            Await.until("all is decided",
                    () -> node.get("/api/v1/counters", "").json().at("/ingest/inFlight").asLong() == 0);

            nothingLost(node, journey);
            nothingTwice(node, me);
            servers = node.terminate();
        }
        // One that nobody collects still counts as alive, but runs no program any more.
        assertThat(servers).hasSize(2).noneMatch(s -> s.isAlive() && s.info().command().isPresent());
    }

    private static void nothingLost(Node node, String journey) {
        var ingest = node.get("/api/v1/counters", "").json().get("ingest");
        assertThat(ingest.get("balances").asBoolean()).as(ingest.toString()).isTrue();
        var history = node.get(journey + "/history", "").items();
        assertThat(history).extracting(e -> e.get("revision").asLong())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(history).extracting(e -> e.get("type").asString())
                .containsExactly("journey-scheduled", "journey-times-changed", "journey-times-changed",
                        "journey-cancelled", "journey-reinstated");
        assertThat(node.get(journey, "").json().get("status").asString()).isNotEqualTo("CANCELLED");
    }

    private static void nothingTwice(Node node, String me) {
        var notices = node.get("/api/v1/me/notices", me).items();
        assertThat(notices).extracting(n -> n.get("notificationId").asString()).doesNotHaveDuplicates();
        assertThat(notices).extracting(n -> n.get("version").asLong()).doesNotHaveDuplicates().isSorted();
        var accepted = notices.stream().filter(KilledBetweenStepsTest::isAccepted).toList();
        assertThat(accepted).extracting(n -> n.get("reason").asString())
                .containsExactly("FIRST_DELAY", "CANCELLED", "RUNS_AGAIN");
        assertThat(notices).allMatch(n -> isAccepted(n) || n.get("status").asString().equals("superseded"));
    }

    private static boolean isAccepted(JsonNode notice) {
        return notice.get("status").asString().equals("accepted");
    }

    private static void awaitAccepted(Node node, String me, String reason) {
        Await.until("the passenger is told " + reason,
                () -> node.get("/api/v1/me/notices", me)
                        .items()
                        .stream()
                        .anyMatch(n -> n.get("reason").asString().equals(reason) && isAccepted(n)),
                () -> node.get("/api/v1/me/notices", me).body());
    }

    private static void decide(Node node, String journey, String decision) throws IOException {
        var token = text(node.postForm("/issuer/token",
                "grant_type=client_credentials&client_id=operator&client_secret=" + node.secret("operator")),
                "access_token");
        var answer = node.post(journey.replace("/journeys/", "/operator/journeys/") + "/" + decision, token, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static void created(Node.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String text(Node.Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return Objects.requireNonNull(answer.json().get(field)).asString();
    }
}
