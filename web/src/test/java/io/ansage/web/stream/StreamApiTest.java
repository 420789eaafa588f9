package io.ansage.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

final class StreamApiTest extends WebTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Flux<ServerSentEvent<Map<String, Object>>> stream(WebTestClient client, String uri,
            Long lastEventId) {
        var request = client.get().uri(uri).accept(MediaType.TEXT_EVENT_STREAM);
        return (lastEventId == null ? request : request.header("Last-Event-ID", lastEventId.toString())).exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                .getResponseBody()
                .filter(e -> e.data() != null);
    }

    private static Object revision(ServerSentEvent<Map<String, Object>> event) {
        return Objects.requireNonNull(event.data()).get("revision");
    }

    @Test
    void journeyStream_beginsWithThePresent_andFollows() {
        var id = newTrain();

        StepVerifier.create(stream(client(), "/api/v1/journeys/" + id + "/stream", null))
                .assertNext(e -> assertThat(revision(e)).isEqualTo(1))
                .then(() -> late(id, 10, 5))
                .assertNext(e -> {
                    assertThat(revision(e)).isEqualTo(2);
                    assertThat(e.id()).isEqualTo(Long.toString(journeys.findJourney(id).orElseThrow().position()));
                })
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whoComesBack_getsWhatWasMissed_once() {
        var id = newTrain();
        var other = newTrain();
        long seen = journeys.position();
        late(id, 10, 5);
        late(id, 20, 6);

        StepVerifier.create(stream(client(), "/api/v1/journeys/stream", seen))
                .assertNext(e -> {
                    assertThat(Objects.requireNonNull(e.data())).containsEntry("id", id.toString());
                    assertThat(revision(e)).isEqualTo(3);
                })
                .then(() -> late(other, 5, 7))
                .assertNext(e -> assertThat(Objects.requireNonNull(e.data())).containsEntry("id", other.toString()))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void positionOfAnotherStore_isReset() {
        var id = newTrain();

        StepVerifier.create(stream(client(), "/api/v1/journeys/" + id + "/stream", 1_000_000L))
                .assertNext(e -> assertThat(e.event()).isEqualTo("reset"))
                .assertNext(e -> assertThat(revision(e)).isEqualTo(1))
                .then(() -> late(id, 10, 5))
                .assertNext(e -> assertThat(revision(e)).isEqualTo(2))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void stopStream_beginsWithTheBoard_andSendsChangedLines() {
        var id = newTrain();

        StepVerifier.create(stream(client(), "/api/v1/stops/ie:mullingar/stream", null))
                .assertNext(e -> assertThat(e.event()).isEqualTo("board"))
                .then(() -> late(id, 10, 5))
                .assertNext(e -> assertThat(e.event()).isEqualTo("departures"))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void noticeStream_showsOnesOwnNoticesOnly_andLineBreaksForgeNothing() {
        var id = newTrain();
        var one = newPassenger();
        var owner = new PassengerId(one.id());
        passengers.notify(PassengerId.random(), SubscriptionId.random(), id, "of somebody else", World.NOW);
        passengers.notify(owner, SubscriptionId.random(), id, "first", World.NOW);

        StepVerifier.create(stream(as(one.token()), "/api/v1/me/notices/stream", null)
                .map(e -> Objects.requireNonNull(e.data()).get("body")))
                .expectNext("first")
                .then(() -> {
                    passengers.notify(PassengerId.random(), SubscriptionId.random(), id, "of somebody else", World.NOW);
                    passengers.notify(owner, SubscriptionId.random(), id, "a\r\nevent: forged\r\n\r\ndata: x",
                            World.NOW);
                })
                .expectNext("a\r\nevent: forged\r\n\r\ndata: x")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void noticeStream_endsWithItsSession() {
        var one = newPassenger();
        passengers.notify(new PassengerId(one.id()), SubscriptionId.random(), newTrain(), "first", World.NOW);

        StepVerifier.create(stream(as(one.token()), "/api/v1/me/notices/stream", null))
                .expectNextCount(1)
                .then(() -> as(one.token()).delete().uri("/api/v1/session").exchange().expectStatus().isNoContent())
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void tooManyStreamsOfOnePassenger_areRefused() {
        var one = newPassenger();
        var open = new ArrayList<Disposable>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(stream(as(one.token()), "/api/v1/me/notices/stream", null).subscribe());
            }
            as(one.token()).get().uri("/api/v1/me/notices/stream").exchange().expectStatus().isEqualTo(429);
        } finally {
            open.forEach(Disposable::dispose);
        }
    }

    @Test
    void streamsThatWereLeft_giveTheirPlacesBack() {
        var one = newPassenger();
        for (int i = 0; i < 12; i++) {
            var left = stream(as(one.token()), "/api/v1/me/notices/stream", null).subscribe();
            left.dispose();
        }
        // Each request takes its time; the server learns of a closed connection at its next look at it.
        assertThat(Stream.generate(() -> as(one.token()).get()
                .uri("/api/v1/me/notices/stream")
                .exchange()
                .returnResult(
                        String.class)
                .getStatus()
                .value()).limit(1_000).anyMatch(status -> status == 200)).isTrue();
    }

    @Test
    void changedTrain_isToldToAllItsReaders_andToNobodyElse() {
        var id = newTrain();
        var other = newTrain();
        var uri = "/api/v1/journeys/" + id + "/stream";
        var all = Flux.range(0, 20).flatMap(_ -> stream(client(), uri, null).take(2), 20);
        var elsewhere = new ArrayList<Object>();
        var open = stream(client(), "/api/v1/journeys/" + other + "/stream", null).subscribe(elsewhere::add);
        try {
            StepVerifier.create(all.map(StreamApiTest::revision))
                    .expectNextCount(20)
                    .then(() -> late(id, 10, 5))
                    .expectNextCount(20)
                    .expectComplete()
                    .verify(PATIENCE);
            assertThat(elsewhere).hasSizeLessThan(2);
        } finally {
            open.dispose();
        }
    }

    @Test
    void unknownTrain_isAProblem_notAStream() {
        client().get()
                .uri("/api/v1/journeys/ie:nobody:2025-10-03/stream")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void headOfAStream_hasNoBody() {
        client().head()
                .uri("/api/v1/journeys/stream")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectBody()
                .isEmpty();
    }

    @Test
    void nonsenseAsPosition_isRefused() {
        client().get()
                .uri("/api/v1/journeys/stream")
                .header("Last-Event-ID", "x")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
