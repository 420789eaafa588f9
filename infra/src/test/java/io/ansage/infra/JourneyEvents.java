package io.ansage.infra;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.query.log.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of a small railway for tests: trains from Aach over Berg to Cham, at 07:30, 08:00 and 08:30 UTC. */
public final class JourneyEvents {

    public static final StopId AACH = new StopId("x:aach");
    public static final StopId BERG = new StopId("x:berg");
    public static final StopId CHAM = new StopId("x:cham");
    public static final Instant START = Instant.parse("2026-03-02T07:30:00Z");

    private static final Source FEED = new Source("feed", SourceKind.REALTIME);

    private JourneyEvents() {}

    public static JourneyId journey(String trip) {
        return JourneyId.parse("x:" + trip + ":2026-03-02");
    }

    public static Provenance known(int minute) {
        return new Provenance(FEED, START.plus(Duration.ofMinutes(minute - 1L)),
                START.plus(Duration.ofMinutes(minute)), null, Acceptance.VISIBLE_CHANGE);
    }

    public static JourneyScheduled scheduled(JourneyId id, int minute) {
        return new JourneyScheduled(id,
                new TrainNumber(id.trip().replace('_', ' ').toUpperCase(java.util.Locale.ROOT)), "S1", null,
                ZoneId.of("Europe/Berlin"),
                List.of(new StopCall(1, AACH, "Aach", null, START, new Platform("4")),
                        new StopCall(2, BERG, "Berg", at(29), at(30), null),
                        new StopCall(3, CHAM, "Cham", at(60), null, null)),
                known(minute));
    }

    /** Late by so many minutes from the first call on. */
    public static TimesChanged late(JourneyId id, int delay, int minute) {
        return new TimesChanged(id, null, List.of(CallTimes.expected(1, null, at(delay)),
                CallTimes.expected(2, at(29 + delay), at(30 + delay)), CallTimes.expected(3, at(60 + delay), null)),
                new Cause("signal fault"), known(minute));
    }

    public static JourneyCancelled cancelled(JourneyId id, int minute) {
        return new JourneyCancelled(id, null, known(minute));
    }

    public static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** Numbers events as the store does: positions from 1, sequences per journey from 0. */
    public static List<RecordedEvent> recorded(List<? extends JourneyEvent> events) {
        var next = new HashMap<JourneyId, Long>();
        var recorded = new ArrayList<RecordedEvent>();
        for (var event : events) {
            long sequence = next.merge(event.journeyId(), 1L, Long::sum) - 1;
            recorded.add(new RecordedEvent(event, recorded.size() + 1L, sequence,
                    Instant.parse("2026-11-01T00:00:00Z").plusMillis(recorded.size())));
        }
        return recorded;
    }

    /** A disturbed day of several journeys, mixed; the same for the same seed. */
    public static List<JourneyEvent> day(int journeys, int events, long seed) {
        var random = new Random(seed);
        var begun = new HashMap<JourneyId, Boolean>();
        var day = new ArrayList<JourneyEvent>();
        for (int minute = 0; day.size() < events; minute++) {
            var id = journey("t" + random.nextInt(journeys));
            day.add(begun.putIfAbsent(id, true) == null ? scheduled(id, minute) : news(id, minute, random));
        }
        return day;
    }

    private static JourneyEvent news(JourneyId id, int minute, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> cancelled(id, minute);
            case 1 -> new PlatformChanged(id, 1, null, new Platform("" + (1 + random.nextInt(9))), known(minute));
            case 2 -> new StopCallCancelled(id, 2 + random.nextInt(2), null, known(minute));
            case 3 -> new StopCallPassed(id, 1, CallPhase.DEPARTED, at(minute), known(minute));
            default -> late(id, random.nextInt(60), minute);
        };
    }

    /** The events of each journey, in order. */
    public static Map<JourneyId, List<JourneyEvent>> byJourney(List<? extends JourneyEvent> events) {
        var byJourney = new HashMap<JourneyId, List<JourneyEvent>>();
        events.forEach(e -> byJourney.computeIfAbsent(e.journeyId(), _ -> new ArrayList<>()).add(e));
        return byJourney;
    }
}
