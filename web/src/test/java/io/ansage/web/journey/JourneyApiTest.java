package io.ansage.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.testing.WebTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

final class JourneyApiTest extends WebTest {

    @Test
    void journey_isFoundByNumberAndDate() {
        var id = newTrain();

        client().get()
                .uri("/api/v1/journeys?train={t}&date=2025-10-03", id.trip())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
    }

    @Test
    void p18_unknownDelay_isAbsent_notZero() {
        var id = newTrain();

        client().get()
                .uri("/api/v1/journeys/{id}", id)
                .exchange()
                .expectBody()
                .jsonPath("$.delayMinutes")
                .doesNotExist();
        late(id, 12, 5);
        client().get()
                .uri("/api/v1/journeys/{id}", id)
                .exchange()
                .expectBody()
                .jsonPath("$.delayMinutes")
                .isEqualTo(12)
                .jsonPath("$.revision")
                .isEqualTo(2);
    }

    @Test
    void sameRevision_isNotSentAgain() {
        var id = newTrain();
        var tag = client().get()
                .uri("/api/v1/journeys/{id}", id)
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        var again = client().get().uri("/api/v1/journeys/{id}", id).header(HttpHeaders.IF_NONE_MATCH, tag);

        again.exchange().expectStatus().isNotModified();
        late(id, 7, 5);
        client().get()
                .uri("/api/v1/journeys/{id}", id)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void knownAt_tellsWhatWasKnownThen() {
        var id = newTrain();
        late(id, 10, 5);
        late(id, 30, 15);

        client().get()
                .uri("/api/v1/journeys/{id}?knownAt=2025-10-03T16:10:00Z", id)
                .exchange()
                .expectBody()
                .jsonPath("$.delayMinutes")
                .isEqualTo(10);
        client().get()
                .uri("/api/v1/journeys/{id}?knownAt=2025-10-03T15:00:00Z", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void happenedUntil_leavesOutWhatHappenedLater_thePlanStays() {
        var id = newTrain();
        late(id, 10, 5);
        late(id, 30, 15);

        client().get()
                .uri("/api/v1/journeys/{id}?knownAt=2025-10-03T16:20:00Z&happenedUntil=2025-10-03T16:10:00Z", id)
                .exchange()
                .expectBody()
                .jsonPath("$.delayMinutes")
                .isEqualTo(10);
        client().get()
                .uri("/api/v1/journeys/{id}?happenedUntil=2025-10-03T15:00:00Z", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.delayMinutes")
                .doesNotExist()
                .jsonPath("$.calls.length()")
                .isEqualTo(3);
        problem("/api/v1/journeys/" + id + "?happenedUntil=yesterday", 400, "happenedUntil");
    }

    @Test
    void history_hasBothTimes_andSaysWhy() {
        var id = newTrain();
        late(id, 10, 5);

        client().get()
                .uri("/api/v1/journeys/{id}/history", id)
                .exchange()
                .expectBody()
                .jsonPath("$.items[1].type")
                .isEqualTo("journey-times-changed")
                .jsonPath("$.items[1].observedAt")
                .isEqualTo("2025-10-03T16:05:00Z")
                .jsonPath("$.items[1].knownAt")
                .isEqualTo("2025-10-03T16:05:00Z")
                .jsonPath("$.items[1].because")
                .isEqualTo("VISIBLE_CHANGE")
                .jsonPath("$.items[1].facts.calls")
                .isEqualTo(3)
                .jsonPath("$.items[1].source")
                .isEqualTo("irish-rail");
    }

    @Test
    void pages_areLinked_andMeetEveryRowOnce() {
        var first = newTrain();
        newTrain();
        newTrain();
        int rows = 0;
        var next = "/api/v1/journeys?date=" + first.serviceDate() + "&limit=2";
        while (next != null) {
            var page = client().get()
                    .uri(URI.create("http://localhost:" + port + next))
                    .exchange()
                    .expectBody(
                            String.class)
                    .returnResult();
            rows += page.getResponseBody().split("\"revision\"", -1).length - 1;
            var link = page.getResponseHeaders().getFirst(HttpHeaders.LINK);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(rows).isEqualTo(journeys.listJourneys(null, first.serviceDate(), null, 10_000).size());
    }

    @Test
    void wrongInput_isRefused_namingTheField() {
        problem("/api/v1/journeys?date=tomorrow", 400, "date");
        problem("/api/v1/journeys?cursor=nonsense", 400, "cursor");
        problem("/api/v1/journeys?limit=many", 400, "limit");
        problem("/api/v1/journeys?limit=100000", 400, "limit");
        problem("/api/v1/journeys/nonsense", 400, "id");
        problem("/api/v1/journeys/ie:A1:2025-10-03?knownAt=now", 400, "knownAt");
        problem("/api/v1/stops", 400, "q");
        problem("/api/v1/journeys/ie:nobody:2025-10-03", 404, null);
        problem("/api/v1/journeys/ie:nobody:2025-10-03/history", 404, null);
        problem("/api/v1/journeys/ie:nobody:2025-10-03/stream", 404, null);
    }

    private void problem(String uri, int status, String field) {
        var body = client().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.remedy")
                .isNotEmpty();
        if (field != null) {
            body.jsonPath("$.field").isEqualTo(field);
        }
    }

    @Test
    void board_showsTheRevisionOfTheJourney() {
        var id = newTrain();
        late(id, 12, 5);

        client().get()
                .uri("/api/v1/stops/ie:mullingar/departures?limit=200")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.journeyId=='" + id + "')].revision")
                .isEqualTo(2)
                .jsonPath("$.items[?(@.journeyId=='" + id + "')].delayMinutes")
                .isEqualTo(12);
    }

    @Test
    void counters_setNaiveAgainstSent() {
        client().get()
                .uri("/api/v1/counters")
                .exchange()
                .expectBody()
                .jsonPath("$.naive")
                .isEqualTo(12)
                .jsonPath("$.silent")
                .isEqualTo(2)
                .jsonPath("$.ingest.balances")
                .isEqualTo(true);
    }
}
