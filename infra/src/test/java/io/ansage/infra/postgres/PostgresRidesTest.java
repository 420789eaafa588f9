package io.ansage.infra.postgres;

import static io.ansage.infra.JourneyEvents.AACH;
import static io.ansage.infra.JourneyEvents.BERG;
import static io.ansage.infra.JourneyEvents.CHAM;
import static io.ansage.infra.JourneyEvents.START;
import static io.ansage.infra.JourneyEvents.at;
import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.late;
import static io.ansage.infra.JourneyEvents.recorded;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import io.ansage.infra.TestDatabase;
import io.ansage.query.outlook.OutlookProjector;
import io.ansage.query.trip.Rides.Ride;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rides found on real boards: one train is on time, another is late by twenty minutes. */
class PostgresRidesTest {

    private final TestDatabase database = TestDatabase.create();
    private final PostgresRides rides = new PostgresRides(database.jdbc());

    @BeforeEach
    void twoTrains() {
        new OutlookProjector(new PostgresOutlookStore(database.jdbc(), TableNames.LIVE))
                .project(recorded(List.of(scheduled(journey("1"), 0), scheduled(journey("2"), 0),
                        late(journey("2"), 20, 1))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rideToAStop_isOverWhenTheTrainArrivesThere() {
        assertThat(list(AACH, BERG)).containsExactlyInAnyOrder(
                new Ride(new Leg(journey("1"), 1, 2), START, at(29)),
                new Ride(new Leg(journey("2"), 1, 2), START, at(49)));
    }

    @Test
    void rideToTheEnd_isOverWhenTheTrainArrivesAtItsLastCall() {
        assertThat(list(BERG, null)).containsExactlyInAnyOrder(
                new Ride(new Leg(journey("1"), 2, 3), at(30), at(60)),
                new Ride(new Leg(journey("2"), 2, 3), at(30), at(80)));
    }

    @Test
    void rideWhoseArrivalNobodyKnows_isOverTwoHoursAfterItsDeparture() {
        database.jdbc().sql("update stop_departure set arrives_at = null").update();

        assertThat(list(BERG, CHAM)).extracting(Ride::over).containsExactlyInAnyOrder(at(30 + 120), at(50 + 120));
    }

    private List<Ride> list(StopId from, @Nullable StopId to) {
        return rides.list("x", from, to, START, at(60));
    }
}
