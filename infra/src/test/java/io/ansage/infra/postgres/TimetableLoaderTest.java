package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.RejectedInput;
import io.ansage.command.feed.FeedRefused;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableLoaderTest {

    private static final ServiceDate FRIDAY = ServiceDate.of(2025, 10, 3);
    private static final ServiceDate SATURDAY = FRIDAY.plusDays(1);
    private static final String STOP_TIMES = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";

    private static final String TRANSFERS = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n";

    @TempDir Path folder;

    private final TestDatabase database = TestDatabase.create();
    private final Intake intake = new Intake();
    private final PostgresTimetable timetable = new PostgresTimetable(database.jdbc());
    private final TimetableLoader loader = new TimetableLoader(database.dataSource(), timetable, intake,
            Clock.fixed(Instant.parse("2025-10-03T10:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rowsInAnyOrder_becomeJourneysOfTheirDays() throws IOException {
        var outcome = load(Map.of());

        assertThat(outcome.network()).isEqualTo("hill-line");
        assertThat(outcome.trips()).isEqualTo(2);
        var night = timetable.findJourney(new JourneyId("hill-line", "night~2f1", FRIDAY)).orElseThrow();
        assertThat(night.trainNumber()).hasToString("RE 7");
        assertThat(night.line()).isEqualTo("H1");
        assertThat(night.calls()).extracting(StopCall::stopName).containsExactly("Hilltop", "Valley");
        assertThat(night.calls().getFirst().platform()).hasToString("2");
        assertThat(night.calls().getFirst().stop()).hasToString("top");
        assertThat(night.calls().getLast().aimedArrival()).isEqualTo("2025-10-03T23:35:00Z");
        assertThat(timetable.covers("hill-line")).isTrue();
        assertThat(timetable.covers("other")).isFalse();
        assertThat(timetable.findLine("hill-line", "r")).contains("H1");
        assertThat(timetable.findLine("hill-line", "other")).isEmpty();
        assertThat(timetable.findStop("hill-line", "top-2").orElseThrow().name()).isEqualTo("Hilltop");
    }

    @Test
    void calendars_decideOnWhichDaysTripsRun() throws IOException {
        load(Map.of());

        assertThat(timetable.listOn(FRIDAY)).extracting(j -> j.id().trip()).containsExactly("day", "night~2f1");
        assertThat(timetable.listOn(SATURDAY)).extracting(j -> j.id().trip()).containsExactly("day");
        assertThat(timetable.listOn(FRIDAY.plusDays(7))).extracting(j -> j.id().trip()).containsExactly("night~2f1");
        assertThat(timetable.findJourney(new JourneyId("hill-line", "night~2f1", SATURDAY))).isEmpty();
    }

    @Test
    void trainIsFoundByNumber_alsoWhenItsLineIsWrittenBeforeIt() throws IOException {
        load(Map.of());

        assertThat(numbers("26834")).containsExactly("day");
        assertThat(numbers("RE 1 (26834)")).containsExactly("day");
        assertThat(numbers("4711")).isEmpty();
    }

    @Test
    void sameFile_isLoadedOnce_andAChangedOneReplacesIt() throws IOException {
        load(Map.of());
        assertThat(load(Map.of()).changed()).isFalse();

        var outcome = load(Map.of("stop_times.txt", STOP_TIMES + "day,08:00:00,08:00:00,top,1\n"
                + "day,08:40:00,08:40:00,valley,2\n"));

        assertThat(outcome.trips()).isEqualTo(1);
        assertThat(timetable.listOn(FRIDAY)).singleElement()
                .satisfies(journey -> assertThat(
                        journey.calls().getLast().aimedArrival()).isEqualTo("2025-10-03T06:40:00Z"));
    }

    @Test
    void badRows_areSetAside_andTheirNeighboursLoaded() throws IOException {
        load(Map.of("stop_times.txt", STOP_TIMES + "day,08:00:00,08:00:00,top,1\nday,08:30:00,08:30:00,valley,2\n"
                + "ghost,08:00:00,08:00:00,top,1\nday,8 o'clock,,top,3\nday,09:00:00,09:00:00,nowhere,4\n"));

        assertThat(timetable.listOn(FRIDAY)).extracting(j -> j.id().trip()).containsExactly("day");
        assertThat(intake.rejected).extracting(RejectedInput::detail)
                .hasSize(3)
                .anyMatch(detail -> detail.startsWith("trip_id:"))
                .anyMatch(detail -> detail.startsWith("arrival_time:"))
                .anyMatch(detail -> detail.startsWith("stop_id:"));
    }

    @Test
    void transfers_areTheLeastTimeBetweenStations_thoseOfSingleTripsAreNotUsed() throws IOException {
        var outcome = load(Map.of("transfers.txt", """
                from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id
                top,top-2,2,61,
                top-2,top-2,2,200,
                top,valley,3,,
                top-2,valley,0,601,
                valley,valley,2,240,
                valley,top,1,,
                valley,valley,2,30,day
                valley,nowhere,2,60,
                valley,valley,2,-5,
                valley,valley,9,60,
                """));

        assertThat(change("top", "top")).as("longest between its platforms").contains(new ChangeTime(4, true));
        assertThat(change("top", "valley")).as("said of the stations").contains(new ChangeTime(0, false));
        assertThat(change("valley", "valley")).contains(new ChangeTime(4, true));
        assertThat(change("valley", "top")).as("no time is given").isEmpty();
        assertThat(timetable.find("other", new StopId("top"), new StopId("top"))).isEmpty();
        assertThat(outcome.unused()).isEqualTo(2);
        assertThat(intake.rejected).extracting(RejectedInput::detail)
                .satisfiesExactlyInAnyOrder(d -> assertThat(d).startsWith("to_stop_id:"),
                        d -> assertThat(d).startsWith("min_transfer_time:"),
                        d -> assertThat(d).startsWith("transfer_type:"));
    }

    @Test
    void changeTimes_areReplacedWithTheirTimetable() throws IOException {
        load(Map.of("transfers.txt", TRANSFERS + "valley,valley,2,240\n"));
        assertThat(change("valley", "valley")).contains(new ChangeTime(4, true));

        load(Map.of("transfers.txt", TRANSFERS + "valley,valley,2,420\n"));
        assertThat(change("valley", "valley")).contains(new ChangeTime(7, true));

        load(Map.of());
        assertThat(change("valley", "valley")).as("a timetable without the file says nothing").isEmpty();
    }

    private Optional<ChangeTime> change(String from, String to) {
        return timetable.find("hill-line", new StopId(from), new StopId(to));
    }

    @Test
    void brokenArchive_leavesWhatIsLoaded() throws IOException {
        load(Map.of());

        assertThatExceptionOfType(FeedRefused.class)
                .isThrownBy(() -> load(Map.of("stop_times.txt", "trip_id,stop_id\nday,top\n")))
                .withMessageContaining("stop_times.txt")
                .withMessageContaining("stop_sequence");
        assertThat(timetable.listOn(FRIDAY)).hasSize(2);
    }

    private List<String> numbers(String number) {
        return timetable.listByTrainNumber(new TrainNumber(number), FRIDAY)
                .stream()
                .map(PlannedJourney::id)
                .map(JourneyId::trip)
                .toList();
    }

    private TimetableLoader.Outcome load(Map<String, String> changes) throws IOException {
        var files = new TreeMap<>(Map.of("agency.txt",
                "agency_id,agency_name,agency_url,agency_timezone\n1,Hill Line,http://example.org,Europe/Berlin\n",
                "stops.txt", """
                        stop_id,stop_name,parent_station,platform_code
                        top,Hilltop,,
                        top-2,Hilltop platform 2,top,2
                        valley,Valley,,
                        """, "routes.txt", "route_id,route_short_name,route_type\nr,H1,2\n", "calendar.txt", """
                        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                        fridays,0,0,0,0,1,0,0,20250101,20251231
                        """, "calendar_dates.txt", """
                        service_id,date,exception_type
                        special,20251003,1
                        special,20251004,1
                        fridays,20251017,2
                        """, "trips.txt", """
                        route_id,service_id,trip_id,trip_short_name
                        r,fridays,night/1,RE 7
                        r,special,day,26834
                        """, "stop_times.txt", STOP_TIMES + """
                        night/1,25:35:00,25:35:00,valley,9
                        day,08:00:00,08:00:00,top,1
                        night/1,25:00:00,25:01:00,top-2,3
                        day,08:30:00,08:30:00,valley,2
                        """));
        files.putAll(changes);
        var path = folder.resolve("gtfs.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                // A fixed time keeps equal content equal to the byte.
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return loader.load(path, null, _ -> {});
    }

    private static final class Intake implements ObservationIntake {

        private final List<RejectedInput> rejected = new ArrayList<>();

        @Override
        public void accept(List<Observation> observations) {
            throw new AssertionError("a timetable is no observation");
        }

        @Override
        public void quarantine(RejectedInput input) {
            rejected.add(input);
        }
    }
}
