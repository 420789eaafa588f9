package io.ansage.infra.postgres;

import static io.ansage.infra.JourneyEvents.AACH;
import static io.ansage.infra.JourneyEvents.BERG;
import static io.ansage.infra.JourneyEvents.CHAM;
import static io.ansage.infra.JourneyEvents.START;
import static io.ansage.infra.JourneyEvents.at;
import static io.ansage.infra.JourneyEvents.byJourney;
import static io.ansage.infra.JourneyEvents.cancelled;
import static io.ansage.infra.JourneyEvents.day;
import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.known;
import static io.ansage.infra.JourneyEvents.late;
import static io.ansage.infra.JourneyEvents.recorded;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.TestDatabase;
import io.ansage.query.api.Departures.Departure;
import io.ansage.query.api.Departures.Stop;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.log.RecordedEvent;
import io.ansage.query.outlook.OutlookProjector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outlooks and boards in real tables. */
class OutlookProjectionTablesTest {

    private static final JourneyId RE1 = journey("re1");

    private final TestDatabase database = TestDatabase.create();
    private final PostgresOutlooks outlooks = new PostgresOutlooks(database.jdbc());
    private final PostgresDepartures departures = new PostgresDepartures(database.jdbc());
    private final OutlookProjector projector = new OutlookProjector(
            new PostgresOutlookStore(database.jdbc(), TableNames.LIVE));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void storedOutlook_equalsTheFold() {
        var events = day(7, 300, 1);

        project(recorded(events));

        byJourney(events).forEach((id, its) -> assertThat(outlooks.find(id)).map(Positioned::outlook)
                .contains(JourneyFold.fold(its)));
    }

    @Test
    void duplicatesAndReplays_giveIdenticalRows() {
        var events = recorded(day(7, 300, 2));
        project(events);
        var once = rows();

        project(events);
        project(events.subList(100, 300));

        assertThat(rows()).isEqualTo(once);
    }

    @Test
    void anySizeOfBatch_givesIdenticalRows() {
        var events = recorded(day(7, 200, 3));
        project(events);
        var once = rows();
        clear();

        events.forEach(event -> project(List.of(event)));

        assertThat(rows()).isEqualTo(once);
    }

    @Test
    void missingEvent_isRefused() {
        var events = recorded(List.of(scheduled(RE1, 0), late(RE1, 5, 1), late(RE1, 9, 2)));

        assertThatThrownBy(() -> project(List.of(events.get(0), events.get(2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("re1")
                .hasMessageContaining("missing");
    }

    @Test
    void departures_showTheRevisionOfTheOutlook() {
        project(recorded(day(5, 200, 4)));

        assertThat(board(5)).isNotEmpty()
                .allSatisfy(d -> assertThat(d.revision())
                        .isEqualTo(outlooks.find(d.journeyId()).orElseThrow().outlook().revision()));
    }

    @Test
    void unknownDelay_isAbsentAndNotZero() {
        project(recorded(List.of(scheduled(RE1, 0))));

        assertThat(board(1)).singleElement().satisfies(d -> {
            assertThat(d.delayMinutes()).isNull();
            assertThat(d.expected()).isNull();
            assertThat(d.aimed()).isEqualTo(START);
            assertThat(d.plannedPlatform()).isEqualTo("4");
            assertThat(d.destination()).isEqualTo("Cham");
        });
    }

    @Test
    void knownDelay_isShownWithTheExpectedTime() {
        project(recorded(List.of(scheduled(RE1, 0), late(RE1, 12, 1))));

        assertThat(board(1)).singleElement().satisfies(d -> {
            assertThat(d.delayMinutes()).isEqualTo(12);
            assertThat(d.expected()).isEqualTo(at(12));
            assertThat(d.revision()).isEqualTo(2);
        });
    }

    @Test
    void lateTrain_staysOnTheBoardPastItsPlannedTime() {
        project(recorded(List.of(scheduled(RE1, 0), late(RE1, 12, 1))));

        assertThat(departures.listDepartures(AACH, at(11), 10)).hasSize(1);
        assertThat(departures.listDepartures(AACH, at(13), 10)).isEmpty();
    }

    @Test
    void partOfANumber_findsTheTrainsOfTheseDays() {
        project(recorded(List.of(scheduled(journey("re_1001"), 0), scheduled(journey("rb_1002"), 0),
                scheduled(journey("s_21"), 0))));

        assertThat(ids(outlooks.searchNumber("10", START, 9))).containsExactlyInAnyOrder(journey("re_1001"),
                journey("rb_1002"));
        assertThat(ids(outlooks.searchNumber("Re10", START, 9))).containsExactly(journey("re_1001"));
        assertThat(outlooks.searchNumber("21", START.plus(Duration.ofDays(3)), 9)).isEmpty();
        assertThat(outlooks.searchNumber("re", START, 9)).isEmpty();
        assertThat(outlooks.searchNumber("%", START, 9)).isEmpty();
    }

    /** More trains than are looked into have longer numbers that begin with it, in the table and in any index. */
    @Test
    void oneDigit_findsTheShortNumbers_amongThousands() {
        project(recorded(List.of(scheduled(journey("9123"), 0), scheduled(journey("95"), 0))));
        database.jdbc().sql("""
                insert into journey_outlook (journey_id, network, service_date, train_number, status, revision, position,
                    as_of, outlook)
                select journey_id || n, network, service_date, '9' || n, status, revision, position + n, as_of,
                    outlook
                from journey_outlook cross join generate_series(1000, 4999) n where train_number = '9123'
                """).update();
        database.jdbc().sql("""
                insert into stop_departure (journey_id, call_order, stop_id, destination, aimed, cancelled, departed,
                    terminus, journey_over)
                select journey_id, 1, 's', 'd', '2099-01-01T00:00:00Z', false, false, false, false
                from journey_outlook where length(train_number) > 4
                """).update();

        assertThat(ids(outlooks.searchNumber("9", START, 2))).containsExactlyInAnyOrder(journey("9123"),
                journey("95"));
    }

    @Test
    void destination_hasNoDeparture() {
        project(recorded(List.of(scheduled(RE1, 0))));

        assertThat(departures.listDepartures(CHAM, at(0), 10)).isEmpty();
    }

    @Test
    void whoCalls_isFoundByDepartureAndByArrival_whileExpectedAndNotAfter() {
        project(recorded(List.of(scheduled(RE1, 0), late(RE1, 12, 1))));

        assertThat(departures.listCalling(AACH, at(11), 9)).extracting(o -> o.id()).containsExactly(RE1);
        assertThat(departures.listCalling(AACH, at(13), 9)).isEmpty();
        // Its last stop, where nothing departs.
        assertThat(departures.listCalling(CHAM, at(13), 9)).extracting(o -> o.revision()).containsExactly(2L);
        var arrival = Objects.requireNonNull(departures.listCalling(CHAM, at(0), 9).getFirst().last().arrival());
        assertThat(departures.listCalling(CHAM, arrival, 9)).hasSize(1);
        assertThat(departures.listCalling(CHAM, arrival.plusSeconds(1), 9)).isEmpty();
        assertThat(departures.findStop(CHAM)).contains(new Stop(CHAM, "Cham"));
        assertThat(departures.findStop(new StopId("x:nowhere"))).isEmpty();
    }

    @Test
    void cancelledJourney_isShownAsCancelled() {
        project(recorded(List.of(scheduled(RE1, 0), cancelled(RE1, 1))));

        assertThat(board(1)).extracting(Departure::cancelled).containsExactly(true);
    }

    @Test
    void trainThatEndsEarly_namesItsRealEndAndDoesNotDepartThere() {
        project(recorded(List.of(scheduled(RE1, 0), new StopCallCancelled(RE1, 3, null, known(1)))));

        assertThat(board(1)).extracting(Departure::destination, Departure::cancelled)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Berg", false));
        assertThat(departures.listDepartures(BERG, at(0), 10)).extracting(Departure::cancelled).containsExactly(true);
    }

    @Test
    void journeys_areFoundByTrainAndDateInPages() {
        project(recorded(List.of(scheduled(journey("b"), 0), scheduled(journey("a"), 0), scheduled(journey("c"), 0))));
        var date = ServiceDate.of(2026, 3, 2);

        assertThat(ids(outlooks.list(null, date, null, 2))).containsExactly(journey("a"), journey("b"));
        assertThat(ids(outlooks.list(null, null, journey("b"), 2))).containsExactly(journey("c"));
        assertThat(ids(outlooks.list(new TrainNumber("B"), date, null, 2))).containsExactly(journey("b"));
        assertThat(outlooks.list(new TrainNumber("B"), date.plusDays(1), null, 2)).isEmpty();
    }

    @Test
    void changesSinceAPosition_comeInTheOrderOfPositions() {
        project(recorded(List.of(scheduled(journey("b"), 0), scheduled(journey("a"), 0), late(journey("b"), 5, 1))));

        assertThat(outlooks.listSince(1, 9)).extracting(Positioned::position).containsExactly(2L, 3L);
        assertThat(ids(outlooks.listLatest(9))).containsExactly(journey("b"), journey("a"));
        assertThat(outlooks.position()).isEqualTo(3);
    }

    @Test
    void textsThatPostgresCannotHold_loseOnlyTheCharacter() {
        project(recorded(List.of(scheduled(RE1, 0), new JourneyMessagePublished(RE1, "m", "a\0b \\u0000", known(1)))));

        assertThat(outlooks.find(RE1).orElseThrow().outlook().message()).isEqualTo("ab \\u0000");
    }

    @Test
    void stops_areFoundByAnyPartOfTheirName() {
        project(recorded(List.of(scheduled(RE1, 0))));

        assertThat(departures.listStops("A", 2)).containsExactly(new Stop(AACH, "Aach"), new Stop(CHAM, "Cham"));
        assertThat(departures.listStops("%", 2)).isEmpty();
    }

    private List<Departure> board(int limit) {
        return departures.listDepartures(AACH, at(-60), limit);
    }

    private void project(List<RecordedEvent> events) {
        database.transaction().executeWithoutResult(_ -> projector.project(events));
    }

    private List<Map<String, Object>> rows() {
        return List.of("journey_outlook", "stop_departure", "stop_name")
                .stream()
                .flatMap(t -> database.jdbc()
                        .sql("select t::text as text from " + t + " t order by 1")
                        .query()
                        .listOfRows()
                        .stream())
                .toList();
    }

    private void clear() {
        database.jdbc().sql("truncate journey_outlook, stop_departure, stop_name").update();
    }

    private static List<JourneyId> ids(List<Positioned> found) {
        return found.stream().map(Positioned::outlook).map(o -> o.id()).toList();
    }
}
