package io.ansage.command.feed.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.gtfs.GtfsTrip.Call;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripRepairTest {

    @Test
    void timesAfterMidnight_writtenAsEarlyMorning_becomeHour24() {
        assertThat(arrivals(86_000, 300, 900)).containsExactly(86_000, 86_700, 87_300);
    }

    @Test
    void p32_smallStepBack_isEvenedOut() {
        assertThat(arrivals(1_000, 900, 2_000)).containsExactly(1_000, 1_000, 2_000);
    }

    @Test
    void missingTimes_areSpreadEvenly() {
        assertThat(arrivals(0, -1, -1, 900)).containsExactly(0, 300, 600, 900);
    }

    @Test
    void p32_largeStepBack_isRefusedNamingThePlace() {
        assertThatThrownBy(() -> arrivals(50_000, 40_000)).isInstanceOf(FeedRefused.class)
                .hasMessageContaining("stop_sequence 1");
    }

    @Test
    void noTimeAtTheEnd_isRefused() {
        assertThatThrownBy(() -> arrivals(50_000, -1)).isInstanceOf(FeedRefused.class);
    }

    @Test
    void p36_tripBeyondMidnight_onTheNightOfTheClockChange_keepsItsServiceDate() {
        var trip = new GtfsTrip(new GtfsTrip.Header("t", "s", new TrainNumber("1"), null, null),
                TripRepair.rising("t", calls(new int[]{23 * 3600, 25 * 3600 + 35 * 60})));
        var journey = trip.on("n", ServiceDate.of(2025, 10, 25), ZoneId.of("Europe/Berlin"));

        // 25:35 is counted from noon minus twelve hours of the 25th, when summer time still held.
        assertThat(journey.calls().getFirst().aimedDeparture()).isEqualTo("2025-10-25T21:00:00Z");
        assertThat(journey.calls().getLast().aimedArrival()).isEqualTo("2025-10-25T23:35:00Z");
        assertThat(journey.calls().getFirst().aimedArrival()).isNull();
        assertThat(journey.calls().getLast().aimedDeparture()).isNull();
    }

    private static List<Integer> arrivals(int... times) {
        return TripRepair.rising("t", calls(times)).stream().map(Call::arrival).toList();
    }

    private static List<Call> calls(int[] times) {
        var calls = new ArrayList<Call>();
        for (int i = 0; i < times.length; i++) {
            calls.add(new Call(i, new StopId("s" + i), "S" + i, times[i], times[i], null));
        }
        return calls;
    }
}
