package io.ansage.infra.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.sample.SampleTrips.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTripsTest {

    private static final ServiceDate DATE = ServiceDate.of(2026, 3, 4);

    private static final Map<JourneyId, PlannedJourney> JOURNEYS = new SampleTimetable().listOn(DATE)
            .stream()
            .collect(Collectors.toMap(PlannedJourney::id, Function.identity()));

    private final Random random = new Random(7);

    @Test
    void atAnyHour_trainsMeet_withAChangeThatCanBeMissed() {
        for (int hour = 0; hour < 22; hour++) {
            var journeys = within(DATE.at(hour, 0, SampleTimetable.ZONE));
            var trips = drawn(new SampleTrips(journeys));
            assertThat(trips).as("at %d o'clock", hour).allSatisfy(this::canBeTravelled);
            assertThat(trips.stream().map(t -> t.plan().legs().getFirst().journeyId().trip().charAt(0)).distinct())
                    .as("lines that bring people to a change at %d o'clock", hour)
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void withoutTrains_thereAreNoTrips() {
        var none = new SampleTrips(List.of());
        assertThat(none.drawDirect(random)).isEmpty();
        assertThat(none.drawWithChange(random)).isEmpty();
    }

    private void canBeTravelled(Trip trip) {
        assertThat(trip.plan().legs()).hasSize(2);
        var first = trip.plan().first();
        var second = trip.plan().last();
        var alighting = call(first, first.alighting());
        var boarding = call(second, second.boarding());
        assertThat(alighting.stop()).isEqualTo(boarding.stop());
        assertThat(Duration.between(alighting.aimedArrival(), boarding.aimedDeparture()))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(12));
        var calledAt = new HashSet<>(journey(first).calls().stream().map(StopCall::stop).toList());
        assertThat(calledAt).doesNotContain(call(second, second.alighting()).stop());
        assertThat(trip.over()).isAfterOrEqualTo(call(second, second.alighting()).aimedArrival());
    }

    private List<Trip> drawn(SampleTrips trips) {
        return IntStream.range(0, 50).mapToObj(_ -> trips.drawWithChange(random).orElseThrow()).toList();
    }

    private List<PlannedJourney> within(Instant from) {
        return JOURNEYS.values()
                .stream()
                .filter(j -> SampleDay.departure(j).isAfter(from.plus(Duration.ofMinutes(10)))
                        && SampleDay.departure(j).isBefore(from.plus(Duration.ofMinutes(100))))
                .sorted(Comparator.comparing(PlannedJourney::id))
                .toList();
    }

    private static StopCall call(Leg leg, int order) {
        return journey(leg).calls().stream().filter(c -> c.order() == order).findFirst().orElseThrow();
    }

    private static PlannedJourney journey(Leg leg) {
        return JOURNEYS.get(leg.journeyId());
    }
}
