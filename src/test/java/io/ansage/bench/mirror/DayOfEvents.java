package io.ansage.bench.mirror;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.time.ServiceDate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Events of journeys as a day brings them, about thirty of each; the same for the same seed. */
public final class DayOfEvents {

    /** Events of each journey: its schedule, and then changes of times and stops passed in turn. */
    public static final int EACH = 30;

    private static final int STOPS = 12;
    private static final Source FEED = new Source("national", SourceKind.REALTIME);
    private static final Instant START = Instant.parse("2026-11-06T05:00:00Z");

    private final Random random;

    public DayOfEvents(long seed) {
        random = new Random(seed);
    }

    /** All events of one journey in order. */
    public List<JourneyEvent> ofJourney(int number) {
        var id = JourneyId.of("nat", "T" + number, ServiceDate.of(2026, 11, 6));
        var departure = START.plusSeconds(60L * random.nextInt(900));
        var events = new ArrayList<JourneyEvent>(EACH);
        events.add(new JourneyScheduled(id, new TrainNumber("T" + number), "RE " + random.nextInt(90),
                "Stop " + random.nextInt(5_000), ZoneId.of("Europe/Berlin"),
                IntStream.range(0, STOPS).mapToObj(i -> call(i, departure)).toList(), seen(departure)));
        for (int i = 1; i < EACH; i++) {
            int stop = i * STOPS / EACH;
            var now = departure.plusSeconds(180L * i + random.nextInt(120));
            events.add(i % 3 == 0
                    ? new StopCallPassed(id, stop, CallPhase.DEPARTED, now, seen(now))
                    : new TimesChanged(id, random.nextInt(40), times(stop, now), null, seen(now)));
        }
        return events;
    }

    private StopCall call(int order, Instant departure) {
        int stop = random.nextInt(5_000);
        var at = departure.plus(Duration.ofMinutes(7L * order));
        return new StopCall(order, new StopId("nat:" + stop), "Stop " + stop, order == 0 ? null : at,
                order == STOPS - 1 ? null : at.plusSeconds(60), null);
    }

    private List<CallTimes> times(int from, Instant now) {
        return IntStream.range(from, Math.min(from + 1 + random.nextInt(4), STOPS))
                .mapToObj(i -> CallTimes.expected(i, now.plusSeconds(400L * (i - from) + random.nextInt(60)),
                        now.plusSeconds(400L * (i - from) + 90 + random.nextInt(60))))
                .toList();
    }

    private static Provenance seen(Instant at) {
        return new Provenance(FEED, at, at.plusSeconds(2), null, Acceptance.VISIBLE_CHANGE);
    }
}
