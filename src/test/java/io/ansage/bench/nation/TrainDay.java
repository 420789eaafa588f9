package io.ansage.bench.nation;

import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What truly happens to one train.
 *
 * @param plan where and when it should run
 * @param steps its delay from each instant on, in order; before the first it is on time
 * @param cancelledAt when it is cancelled altogether, if it is
 * @param observations how often the feeds speak of it
 */
public record TrainDay(PlannedJourney plan, List<Step> steps, @Nullable Instant cancelledAt, int observations) {

    /** From {@code at} on the train is so many minutes late. */
    public record Step(Instant at, int delayMinutes) {}

    /** Feeds speak of a train this long before it starts. */
    private static final Duration AHEAD = Duration.ofMinutes(60);

    public TrainDay {
        steps = List.copyOf(steps);
    }

    /** Delay in minutes, as it is known at this instant. */
    public int delayAt(Instant at) {
        int delay = 0;
        for (var step : steps) {
            if (step.at().isAfter(at)) {
                break;
            }
            delay = step.delayMinutes();
        }
        return delay;
    }

    public boolean cancelledBy(Instant at) {
        return cancelledAt != null && !cancelledAt.isAfter(at);
    }

    /** Delay in minutes at its end, or nothing if it was cancelled. */
    public @Nullable Integer lastDelay() {
        return cancelledAt != null ? null : steps.isEmpty() ? 0 : steps.getLast().delayMinutes();
    }

    public Instant departure() {
        return Objects.requireNonNull(plan.calls().getFirst().aimedDeparture(), "a train departs");
    }

    /** When it truly reaches its last stop. */
    public Instant arrival() {
        var aimed = Objects.requireNonNull(plan.calls().getLast().aimedArrival(), "a train arrives");
        return aimed.plus(Duration.ofMinutes(steps.isEmpty() ? 0 : steps.getLast().delayMinutes()));
    }

    Instant firstObserved() {
        return departure().minus(AHEAD);
    }
}
