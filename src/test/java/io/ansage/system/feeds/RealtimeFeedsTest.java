package io.ansage.system.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.Translation;
import io.ansage.command.feed.batch.ArrivalBatchTranslator;
import io.ansage.command.feed.gtfsrt.GtfsRealtimeTranslator;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.system.MemoryTimetable;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recorded feeds of other networks: California with its timetable, Belgium without one, Cologne after the fact. */
class RealtimeFeedsTest {

    private static final Source SOURCE = new Source("gtfs-rt", SourceKind.REALTIME);
    private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");

    @Test
    void caltrain_allUpdatesMatchTheTimetable() throws IOException {
        var timetable = MemoryTimetable.load(SharedData.get("caltrain/gtfs-2023-09.zip"));
        assertThat(timetable.rejected).isEmpty();
        assertThat(timetable.network).isEqualTo("ct");
        var translator = new GtfsRealtimeTranslator(timetable.network, ZoneId.of("UTC"), timetable, timetable,
                FeedLimits.DEFAULT);

        var result = translate(translator, "caltrain/trip-updates-2023-11-08T0105Z.pb");

        assertThat(result.rejected()).isEmpty();
        assertThat(result.observations()).hasSize(19);
        for (var train : result.observations()) {
            var plan = timetable.findJourney(
                    JourneyId.of("ct", train.journey().trip(), train.journey().serviceDate())).orElseThrow();
            assertThat(train.plan()).isEqualTo(plan);
            assertThat(train.journey().serviceDate()).isEqualTo(ServiceDate.of(2023, 11, 7));
            assertThat(train.calls()).isNotEmpty().allSatisfy(call -> {
                var planned = plan.calls().stream().filter(c -> c.order() == call.order()).findFirst().orElseThrow();
                assertThat(call.stop()).isEqualTo(planned.stop());
                var expected = call.expectedDeparture() != null ? call.expectedDeparture() : call.expectedArrival();
                var aimed = planned.aimedDeparture() != null ? planned.aimedDeparture() : planned.aimedArrival();
                assertThat(Duration.between(aimed, expected)).isBetween(Duration.ofMinutes(-10), Duration.ofHours(1));
            });
        }
    }

    @Test
    void emptyAlertsFeed_saysNothing() throws IOException {
        assertThat(translate(belgian(), "caltrain/service-alerts-2023-11-08T0105Z.pb").isEmpty()).isTrue();
    }

    @Test
    void belgium_createsJourneysWithASteadyPlan_andTellsDelaysAndCancellations() throws IOException {
        var translator = belgian();
        var plans = new HashMap<JourneyId, Map<Integer, StopCall>>();
        var counts = new HashMap<String, Integer>();
        for (var capture : List.of("1234", "1421", "1504")) {
            var result = translate(translator, "nmbs-gtfsrt/trip_updates-2015-07-30T" + capture + "Z.pb");
            assertThat(result.rejected()).isEmpty();
            counts.put(capture, result.observations().size());
            for (var train : result.observations()) {
                assertThat(train.plan().calls()).hasSizeGreaterThan(1);
                for (var call : train.plan().calls()) {
                    var known = plans.computeIfAbsent(train.plan().id(), _ -> new HashMap<>())
                            .putIfAbsent(call.order(),
                                    call);
                    if (known != null) {
                        assertThat(call.aimedArrival()).isEqualTo(known.aimedArrival());
                    }
                }
            }
        }
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of("1234", 61, "1421", 67, "1504", 90));
    }

    @Test
    void belgium_cancelsTwo_andIc9034961FallsFurtherBehind() throws IOException {
        var translator = belgian();
        var first = translate(translator, "nmbs-gtfsrt/trip_updates-2015-07-30T1234Z.pb").observations();
        var last = translate(translator, "nmbs-gtfsrt/trip_updates-2015-07-30T1504Z.pb").observations();

        assertThat(first).filteredOn(o -> o.status() == ReportedStatus.CANCELLED)
                .extracting(o -> o.journey().trip())
                .containsExactly("IC343523911", "IC34125441");
        assertThat(greatestDelay(first, "IC9034961")).isEqualTo(2 * 60);
        assertThat(greatestDelay(last, "IC9034961")).isEqualTo(18 * 60);
    }

    @Test
    void belgium_alertsThatNameNoTripAndNothingKnown_areCounted() throws IOException {
        var result = translate(belgian(), "nmbs-gtfsrt/service_alerts-2015-07-30T1234Z.pb");

        assertThat(result.observations()).isEmpty();
        assertThat(result.rejected()).isEmpty();
        assertThat(result.tolerated()).containsEntry("alert about nothing we know", 6);
    }

    @Test
    void cologne_allRowsAreRead() throws IOException {
        try (var in = Files.newInputStream(SharedData.get("db-batch/koeln-hbf-delays-2025-06.csv"))) {
            var result = new ArrivalBatchTranslator(FeedLimits.DEFAULT).translate(in,
                    new Capture(ArrivalBatchTranslator.SOURCE, "delays06.csv", NOW, NOW));

            assertThat(result.rejected()).isEmpty();
            assertThat(result.observations()).hasSize(102).allSatisfy(o -> {
                assertThat(o.status()).isEqualTo(ReportedStatus.COMPLETED);
                assertThat(o.delayMinutes()).isBetween(60, 154);
            });
            assertThat(result.observations().getFirst().endedAt()).isEqualTo("2025-05-31T22:03:00Z");
        }
    }

    private static int greatestDelay(List<Observation> trains, String trip) {
        return trains.stream()
                .filter(o -> trip.equals(o.journey().trip()))
                .flatMap(o -> o.calls().stream())
                .mapToInt(call -> call.arrivalDelaySeconds() == null ? 0 : call.arrivalDelaySeconds())
                .max()
                .orElseThrow();
    }

    private static GtfsRealtimeTranslator belgian() {
        return new GtfsRealtimeTranslator("nmbs", ZoneId.of("Europe/Brussels"), new MemoryTimetable(),
                StopDirectory.NONE,
                FeedLimits.DEFAULT);
    }

    private static Translation translate(GtfsRealtimeTranslator translator, String file) throws IOException {
        try (var in = Files.newInputStream(SharedData.get(file))) {
            return translator.translate(in, new Capture(SOURCE, file, NOW, NOW));
        }
    }
}
