package io.ansage.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.web.testing.WebTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;

class BoardApiTest extends WebTest {

    private static final String MULLINGAR = "/api/v1/stops/ie:mullingar";

    @Test
    void aLineShowsBothSidesOfAStop_viaAndWhatIsAnnounced() {
        var train = newTrain();
        late(train, 12, 1);

        var line = line(MULLINGAR, train);

        assertThat(line).containsEntry("origin", "Dublin Connolly")
                .containsEntry("destination", "Sligo")
                .containsEntry("platform", "4")
                .containsEntry("via", List.of())
                .containsEntry("viaBefore", List.of());
        assertThat(times(line, "departure")).containsEntry("delayMinutes", 12)
                .containsEntry("aimed", "2025-10-03T18:02:00Z")
                .containsEntry("expected", "2025-10-03T18:14:00Z")
                .containsEntry("cancelled", false);
        assertThat(times(line, "arrival")).containsEntry("aimed", "2025-10-03T18:00:00Z");
        assertThat(line.get("announcement")).asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("de", "en", "fr");
    }

    @Test
    void whereATrainBeginsNothingArrives_whereItEndsNothingDeparts() {
        var train = newTrain();

        assertThat(line("/api/v1/stops/ie:dublin-connolly", train)).containsKey("departure")
                .doesNotContainKey("arrival")
                .containsEntry("via", List.of("Mullingar"));
        assertThat(line("/api/v1/stops/ie:sligo", train)).containsKey("arrival")
                .doesNotContainKey("departure")
                .containsEntry("viaBefore", List.of("Mullingar"))
                .containsEntry("announcement", Map.of());
    }

    @Test
    void theStreamBeginsWithTheBoard_thenTellsOfEachTrain() {
        var train = newTrain();
        var events = client().get()
                .uri(MULLINGAR + "/board/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
                .getResponseBody()
                .filter(event -> event.event() != null);

        StepVerifier.create(events)
                .assertNext(board -> {
                    assertThat(board.event()).isEqualTo("board");
                    assertThat(board.data()).containsEntry("stopName", "Mullingar");
                })
                .then(() -> late(train, 20, 2))
                .assertNext(lines -> {
                    assertThat(lines.event()).isEqualTo("lines");
                    assertThat(lines.data()).containsEntry("journeyId", train.toString());
                })
                .thenCancel()
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void aStopNobodyKnows_isSaidToBeUnknown() {
        client().get()
                .uri("/api/v1/stops/ie:nowhere/board")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.remedy")
                .exists();
    }

    @Test
    void whatOperatorsSay_isPublic_wordsOnly() {
        client().get()
                .uri(MULLINGAR + "/situations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].texts.en.title")
                .isEqualTo("Works")
                .jsonPath("$.items[0].draftedBy")
                .doesNotExist();
    }

    private Map<String, Object> line(String stop, JourneyId train) {
        return body(stop).stream().filter(l -> l.get("journeyId").equals(train.toString())).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> body(String stop) {
        var board = client().get()
                .uri(stop + "/board")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return (List<Map<String, Object>>) Objects.requireNonNull(board).get("lines");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> times(Map<String, Object> line, String side) {
        return (Map<String, Object>) line.get(side);
    }
}
