package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.notice.Cohort;
import io.ansage.query.trip.Trip;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresTripsTest {

    private final NoticeRailway railway = new NoticeRailway().withPassengers(1);
    private final PostgresTrips trips = new PostgresTrips(railway.database.jdbc());
    private final PostgresPlanning planning = new PostgresPlanning(railway.database.jdbc());

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void trip_isFoundByEachOfItsJourneys() {
        replace(trip(new Leg(NoticeRailway.JOURNEY, 1, 2), new Leg(other(), 4, 7)));

        assertThat(planning.listCohorts(other())).singleElement().satisfies(cohort -> {
            assertThat(cohort.legs()).containsExactly(new Leg(NoticeRailway.JOURNEY, 1, 2), new Leg(other(), 4, 7));
            assertThat(cohort.told().legs()).hasSize(2);
        });
        assertThat(planning.listCohorts(NoticeRailway.JOURNEY)).hasSize(1);
    }

    @Test
    void whoRidesOtherwise_hearsNothingOfTheOldTrain_andBelievesNothingYetOfTheNew() {
        railway.plannedDelay(12);
        replace(trip(new Leg(other(), 4, 7)));
        railway.work();

        assertThat(railway.rows()).containsExactly("withdrawn UNSUBSCRIBED");
        assertThat(planning.listCohorts(NoticeRailway.JOURNEY)).isEmpty();
        assertThat(planning.listCohorts(other())).singleElement().extracting(Cohort::open).isNull();
    }

    @Test
    void bannerStaysTheSame_soItsVersionRisesOn() {
        railway.plannedDelay(12).work();
        replace(trip(new Leg(other(), 4, 7)));

        assertThat(planning.listCohorts(other())).singleElement().satisfies(cohort -> {
            assertThat(cohort.told().version()).isEqualTo(1);
            assertThat(cohort.told().leg(0).toldDelay()).isFalse();
        });
    }

    @Test
    void noticeThatWasWithTheProvider_isNoBeliefAboutTheNewTrip() {
        railway.plannedDelay(12);
        var now = railway.clock.instant();
        railway.database.jdbc().sql("update notice set status = 'sending'").update();
        replace(trip(new Leg(other(), 4, 7)));
        railway.laterOnMachine(Duration.ofMinutes(5));
        railway.work();

        assertThat(planning.listCohorts(other())).singleElement()
                .satisfies(cohort -> assertThat(cohort.told().leg(0).toldDelay()).isFalse());
        assertThat(railway.clock.instant()).isEqualTo(now);
    }

    @Test
    void batch_beginsChangesAndForgetsTrips_eachAsItWouldBeAlone() {
        railway.withPassengers(4).plannedDelay(12).work();
        trips.replace(Map.of(NoticeRailway.subscription(0), List.of(),
                NoticeRailway.subscription(1), List.of(trip(1, new Leg(other(), 4, 7))),
                NoticeRailway.subscription(2), List.of(trip(2, new Leg(NoticeRailway.JOURNEY, 1, 2))),
                NoticeRailway.subscription(9), List.of(trip(9, new Leg(other(), 4, 7)))));

        assertThat(railway.database.jdbc()
                .sql("select trip_id || ' ' || generation from trip order by 1")
                .query(String.class)
                .list())
                .containsExactly("subscription-1 2", "subscription-2 1", "subscription-3 1", "subscription-9 1");
        assertThat(planning.listCohorts(other())).hasSize(2)
                .allSatisfy(cohort -> assertThat(cohort.told().leg(0).toldDelay()).isFalse())
                .extracting(cohort -> cohort.told().version())
                .containsExactlyInAnyOrder(1, 0);
        assertThat(planning.listCohorts(NoticeRailway.JOURNEY)).singleElement().satisfies(cohort -> {
            assertThat(cohort.members().list()).hasSize(2);
            assertThat(cohort.told().leg(0).toldDelay()).isTrue();
        });
    }

    private void replace(Trip trip) {
        trips.replace(Map.of(trip.subscription(), List.of(trip)));
    }

    private static JourneyId other() {
        return JourneyId.parse("test:2:2025-10-03");
    }

    private static Trip trip(Leg... legs) {
        return trip(0, legs);
    }

    private static Trip trip(int number, Leg... legs) {
        var subscription = NoticeRailway.subscription(number);
        return new Trip(TripId.of(subscription), subscription, NoticeRailway.passenger(number), List.of(legs),
                Preferences.DEFAULT);
    }
}
