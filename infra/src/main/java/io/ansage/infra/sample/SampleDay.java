package io.ansage.infra.sample;

import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.sample.Disturbance.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * What happens to the sample trains today. Most of it is drawn per train and date; the few trains that leave soon after
 * the start get into trouble at once and at a quick pace, so that a visitor need not wait.
 */
final class SampleDay {

    private static final Duration SOON_FROM = Duration.ofMinutes(8);
    private static final Duration SOON_TO = Duration.ofMinutes(45);
    private static final Duration QUICK_PACE = Duration.ofSeconds(7);
    private static final Kind[] SHOWCASE = {Kind.GROWS, Kind.GROWS, Kind.GROWS, Kind.RECOVERS, Kind.RECOVERS,
            Kind.FAILS, Kind.RETURNS, Kind.MOVES, Kind.WOBBLES, Kind.PUNCTUAL};

    private final Instant start;

    SampleDay(Instant start) {
        this.start = start;
    }

    Disturbance disturbanceOf(PlannedJourney journey) {
        var departure = departure(journey);
        var random = new Random(journey.id().toString().hashCode() * 31L);
        if (departure.isAfter(start.plus(SOON_FROM)) && departure.isBefore(start.plus(SOON_TO))) {
            return new Disturbance(SHOWCASE[random.nextInt(SHOWCASE.length)],
                    start.plusSeconds(10 + random.nextInt(40)), 14 + random.nextInt(25), QUICK_PACE);
        }
        var from = departure.minus(Duration.ofMinutes(5 + random.nextInt(40)));
        return new Disturbance(drawn(random.nextInt(100)), from, 6 + random.nextInt(30),
                Duration.ofSeconds(60 + random.nextInt(120)));
    }

    /** Half of the trains are fine, a few are lost: an ordinary bad day. */
    private static Kind drawn(int percent) {
        return percent < 45
                ? Kind.PUNCTUAL
                : percent < 65
                        ? Kind.WOBBLES
                        : percent < 78
                                ? Kind.GROWS
                                : percent < 90
                                        ? Kind.RECOVERS
                                        : percent < 93 ? Kind.FAILS : percent < 95 ? Kind.RETURNS : Kind.MOVES;
    }

    static Instant departure(PlannedJourney journey) {
        var departure = journey.calls().getFirst().aimedDeparture();
        if (departure == null) {
            throw new IllegalStateException("first call of " + journey.id() + " has no departure");
        }
        return departure;
    }

    static Instant arrival(PlannedJourney journey) {
        var arrival = journey.calls().getLast().aimedArrival();
        if (arrival == null) {
            throw new IllegalStateException("last call of " + journey.id() + " has no arrival");
        }
        return arrival;
    }
}
