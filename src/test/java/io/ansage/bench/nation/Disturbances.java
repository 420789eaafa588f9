package io.ansage.bench.nation;

import io.ansage.bench.nation.TrainDay.Step;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Lets trains be late the way trains are: most a little, in steps that grow and recover, some for good. */
final class Disturbances {

    private static final int LATE_PERCENT = 45;
    private static final int FLAPPING_PERCENT = 4;
    private static final int CANCELLED_PERCENT = 2;
    private static final int TRUNK_CANCELLED_PERCENT = 35;
    private static final int WORST = 75;

    private final SplittableRandom random;
    private final Instant closed;
    private final Instant open;

    Disturbances(SplittableRandom random, ServiceDate date) {
        this.random = random;
        this.closed = date.at(7, 20, Nation.ZONE);
        this.open = date.at(9, 0, Nation.ZONE);
    }

    TrainDay day(PlannedJourney plan, boolean passesTrunk, int observations) {
        var departure = Objects.requireNonNull(plan.calls().getFirst().aimedDeparture());
        var arrival = Objects.requireNonNull(plan.calls().getLast().aimedArrival());
        boolean caught = passesTrunk && departure.isBefore(open) && arrival.isAfter(closed);
        var cancelled = cancelledAt(departure, caught);
        var steps = caught
                ? ramp(later(departure.minus(Duration.ofMinutes(20)), closed), 25 + random.nextInt(35), arrival)
                : percent(LATE_PERCENT)
                        ? ramp(departure.plus(Duration.ofSeconds(random.nextInt(-1_800, 2_400))), size(), arrival)
                        : percent(FLAPPING_PERCENT * 2) ? flapping(departure, arrival) : List.<Step>of();
        if (cancelled != null) {
            steps = steps.stream().filter(step -> step.at().isBefore(cancelled)).toList();
        }
        return new TrainDay(plan, steps, cancelled, observations);
    }

    private @Nullable Instant cancelledAt(Instant departure, boolean caught) {
        if (!percent(caught ? TRUNK_CANCELLED_PERCENT : CANCELLED_PERCENT)) {
            return null;
        }
        var at = departure.minus(Duration.ofSeconds(random.nextInt(60, 3_000)));
        return caught ? later(at, closed) : at;
    }

    /** Mostly few minutes, seldom many. */
    private int size() {
        return (int) Math.clamp(Math.round(2 - 7 * Math.log(1 - random.nextDouble())), 1, WORST);
    }

    /** Grows minute by minute, stays, and is made up for in part. */
    private List<Step> ramp(Instant from, int worst, Instant arrival) {
        var steps = new ArrayList<Step>();
        var at = from;
        int delay = 0;
        // A train that has arrived is not late any more.
        while (delay < worst && at.isBefore(arrival.plus(Duration.ofMinutes(delay)))) {
            delay = Math.min(worst, delay + 1 + random.nextInt(3));
            steps.add(new Step(at, delay));
            at = at.plusSeconds(random.nextInt(45, 240));
        }
        int recovered = delay - random.nextInt(delay / 2 + 1);
        at = at.plusSeconds(random.nextInt(300, 1_200));
        while (delay > recovered && at.isBefore(arrival.plus(Duration.ofMinutes(delay - 1)))) {
            delay--;
            steps.add(new Step(at, delay));
            at = at.plusSeconds(random.nextInt(120, 480));
        }
        return steps;
    }

    /** To and fro by a minute, as forecasts do that cannot make up their mind. */
    private List<Step> flapping(Instant departure, Instant arrival) {
        var steps = new ArrayList<Step>();
        int base = 3 + random.nextInt(5);
        for (var at = departure; at.isBefore(arrival); at = at.plusSeconds(random.nextInt(60, 300))) {
            steps.add(new Step(at, base + steps.size() % 2));
        }
        return steps;
    }

    private boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
