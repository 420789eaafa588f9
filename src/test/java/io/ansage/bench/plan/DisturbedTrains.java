package io.ansage.bench.plan;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.TimesChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** Trains of twelve calls that depart within two hours, and run to time or as late as asked for. */
public final class DisturbedTrains {

    /** Passenger time at which everything is decided. */
    public static final Instant NOW = Instant.parse("2025-10-03T06:50:00Z");

    private static final int CALLS = 12;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private DisturbedTrains() {}

    public static JourneyId id(int number) {
        return JourneyId.parse("bench:%d:2025-10-03".formatted(number));
    }

    /** The train as it stands; departs at 07:10 to 07:25, those with numbers below zero three hours later. */
    public static JourneyOutlook outlook(int number, int delayMinutes) {
        var departure = NOW.plus(Duration.ofMinutes(20 + Math.floorMod(number, 16) + (number < 0 ? 180 : 0)));
        var calls = IntStream.rangeClosed(1, CALLS)
                .mapToObj(order -> call(order, departure.plus(Duration.ofMinutes(9L * (order - 1)))))
                .toList();
        var plan = JourneyFold.after(null, new JourneyScheduled(id(number), new TrainNumber(Integer.toString(number)),
                "RE " + number % 90, "Stop 12", ZONE, calls, known(Acceptance.TIMETABLE)));
        return delayMinutes == 0
                ? plan
                : JourneyFold.after(plan, new TimesChanged(id(number), delayMinutes, List.of(), null,
                        known(Acceptance.VISIBLE_CHANGE)));
    }

    private static StopCall call(int order, Instant departure) {
        return new StopCall(order, new StopId("bench:stop-" + order), "Stop " + order,
                order == 1 ? null : departure.minusSeconds(60), order == CALLS ? null : departure, null);
    }

    private static Provenance known(Acceptance why) {
        return Report.of(new Source("bench", SourceKind.REALTIME), NOW, NOW).accepted(why);
    }
}
