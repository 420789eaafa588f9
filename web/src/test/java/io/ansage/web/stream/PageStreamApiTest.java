package io.ansage.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** One stream for everything that a page shows. */
final class PageStreamApiTest extends WebTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired private PageStreams pages;

    private static Flux<ServerSentEvent<Map<String, Object>>> stream(WebTestClient client, String uri, long after) {
        return client.get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", Long.toString(after))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                .getResponseBody()
                .filter(e -> e.data() != null);
    }

    private static String words(ServerSentEvent<Map<String, Object>> event) {
        var data = Objects.requireNonNull(event.data());
        return event.event() + " " + (data.containsKey("train") ? data.get("revision") : data.get("body"));
    }

    @Test
    void journeysAndNotices_comeInOneStream_andNothingElseDoes() {
        var shown = newTrain();
        var other = newTrain();
        var one = newPassenger();
        var me = new PassengerId(one.id());
        passengers.notify(me, SubscriptionId.random(), shown, "first", World.NOW);

        StepVerifier.create(stream(as(one.token()), "/api/v1/me/live?ids=" + shown, 0).map(PageStreamApiTest::words))
                .expectNext("journey 1", "notice first")
                .then(() -> {
                    late(other, 10, 5);
                    passengers.notify(PassengerId.random(), SubscriptionId.random(), shown, "not mine", World.NOW);
                    late(shown, 10, 5);
                })
                .expectNext("journey 2")
                .then(() -> passengers.notify(me, SubscriptionId.random(), shown, "second", World.NOW))
                .expectNext("notice second")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whoComesBack_getsWhatWasMissed_ofBothKinds() {
        var shown = newTrain();
        var quiet = newTrain();
        var one = newPassenger();
        var me = new PassengerId(one.id());
        var known = passengers.notify(me, SubscriptionId.random(), shown, "known", World.NOW);
        long seen = journeys.position();
        passengers.notify(me, SubscriptionId.random(), shown, "missed", World.NOW);
        late(shown, 10, 5);

        StepVerifier.create(stream(as(one.token()),
                "/api/v1/me/live?ids=" + shown + "," + quiet + "&told=" + known.sequence(), seen)
                .map(PageStreamApiTest::words))
                .expectNext("journey 2", "notice missed")
                .then(() -> late(quiet, 5, 7))
                .expectNext("journey 2")
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void visitor_seesTheTrainsNamed_withoutASession() {
        var one = newTrain();
        var two = newTrain();

        StepVerifier.create(stream(client(), "/api/v1/journeys/live?ids=" + one + "," + two, 0))
                .expectNextCount(2)
                .then(() -> late(two, 10, 5))
                .assertNext(e -> assertThat(Objects.requireNonNull(e.data())).containsEntry("id", two.toString())
                        .containsEntry("revision", 2))
                .thenCancel()
                .verify(PATIENCE);
        client().get().uri("/api/v1/me/live").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void pagesThatWereLeft_areForgotten() {
        var train = newTrain();
        int before = pages.countOpen();
        stream(client(), "/api/v1/journeys/live?ids=" + train, 0).blockFirst(PATIENCE);
        // The server learns of a closed connection when it next writes to it: a change of the train makes it write.
        for (int i = 0; pages.countOpen() > before && i < 1_000; i++) {
            late(train, i, i + 1);
            client().get().uri("/api/v1/clock").exchange().expectStatus().isOk();
        }
        assertThat(pages.countOpen()).isEqualTo(before);
    }

    @Test
    void tooManyJourneys_areRefused() {
        var ids = String.join(",",
                java.util.stream.IntStream.range(0, 51).mapToObj(i -> "ie:T" + i + ":2025-10-03").toList());
        client().get().uri("/api/v1/journeys/live?ids=" + ids).exchange().expectStatus().isBadRequest();
        client().get().uri("/api/v1/journeys/live?ids=nonsense").exchange().expectStatus().isBadRequest();
    }
}
