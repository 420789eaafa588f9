package io.ansage.web.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.web.testing.WebTest;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Others read the same truth as GTFS-Realtime. */
final class RealtimeApiTest extends WebTest {

    @Test
    void lateTrain_isAnUpdateWithTheTimesWeKnow_andACallThatIsCancelledIsSkipped() {
        var train = newTrain();
        late(train, 12, 0);
        journeys.happen(new StopCallCancelled(train, 10, new Cause("Flooding"), provenance(1)));

        var update = entity("/trip-updates", train.toString()).getTripUpdate();

        assertThat(update.getTrip().getTripId()).isEqualTo(train.trip());
        assertThat(update.getTrip().getStartDate()).isEqualTo("20251003");
        assertThat(update.getStopTimeUpdateList()).extracting(StopTimeUpdate::getStopSequence)
                .containsExactly(0, 10, 20);
        var first = update.getStopTimeUpdate(0);
        assertThat(first.getStopId()).isEqualTo("ie:dublin-connolly");
        assertThat(first.getDeparture().getDelay()).isEqualTo(12 * 60);
        assertThat(first.getDeparture().getTime()).isEqualTo(Instant.parse("2025-10-03T17:12:00Z").getEpochSecond());
        assertThat(first.hasArrival()).isFalse();
        assertThat(update.getStopTimeUpdate(1).getScheduleRelationship())
                .isEqualTo(StopTimeUpdate.ScheduleRelationship.SKIPPED);
    }

    @Test
    void trainOfWhichOnlyThePlanIsKnown_isNotSaidToBeOnTime() {
        var train = newTrain();

        assertThat(read("/trip-updates").getEntityList()).noneMatch(e -> e.getId().equals(train.toString()));
    }

    @Test
    void cancelledTrain_isCancelled_andAnAlertSaysWhy() {
        var train = newTrain();
        journeys.happen(new JourneyCancelled(train, new Cause("Fallen tree"), provenance(0)));

        assertThat(entity("/trip-updates", train.toString()).getTripUpdate().getTrip().getScheduleRelationship())
                .isEqualTo(TripDescriptor.ScheduleRelationship.CANCELED);
        var alert = entity("/alerts", train + "/alert").getAlert();
        assertThat(alert.getHeaderText().getTranslation(0).getText()).isEqualTo("Fallen tree");
        assertThat(alert.getInformedEntity(0).getTrip().getTripId()).isEqualTo(train.trip());
    }

    @Test
    void feedThatHasNotChanged_isNotSentAgain() {
        JourneyId train = newTrain();
        late(train, 5, 0);
        var tag = client().get()
                .uri("/api/v1/gtfs-rt/trip-updates")
                .exchange()
                .expectHeader()
                .contentType("application/x-protobuf")
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();

        client().get()
                .uri("/api/v1/gtfs-rt/trip-updates")
                .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void json_isForPeople_andAnyOtherFormatIsRefused() {
        client().get()
                .uri("/api/v1/gtfs-rt/trip-updates?format=json")
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.header.gtfsRealtimeVersion")
                .isEqualTo("2.0");
        client().get()
                .uri("/api/v1/gtfs-rt/alerts?format=xml")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("format");
    }

    private FeedEntity entity(String path, String id) {
        return read(path).getEntityList().stream().filter(e -> e.getId().equals(id)).findFirst().orElseThrow();
    }

    private FeedMessage read(String path) {
        var body = client().get()
                .uri("/api/v1/gtfs-rt" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        try {
            return FeedMessage.parseFrom(body);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
