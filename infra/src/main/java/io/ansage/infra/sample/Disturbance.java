package io.ansage.infra.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * How one sample train misbehaves; a pure function of the time since its trouble began, so that the same train on the same
 * day always tells the same story.
 *
 * @param kind   what happens to it
 * @param from   when the trouble begins
 * @param size   how bad it gets, in minutes
 * @param pace   time between two steps
 */
record Disturbance(Kind kind, Instant from, int size, Duration pace) {

    /** The habits of railways. */
    enum Kind {
        /** Runs to the minute. */
        PUNCTUAL,
        /** A minute or two that nobody needs to hear of. */
        WOBBLES,
        /** Grows in steps, then stays. */
        GROWS,
        /** Grows in steps, then wins it back. */
        RECOVERS,
        /** Grows in steps, then does not run any more. */
        FAILS,
        /** Grows, is called off, runs after all. */
        RETURNS,
        /** Leaves from another platform. */
        MOVES
    }

    /** Shape of a growing delay, in per cent of its size. Not even: railways hope. */
    private static final int[] GROWTH = {20, 35, 50, 50, 65, 80, 75, 90, 100};

    int delayAt(Instant now) {
        long step = stepAt(now);
        if (step < 0) {
            return 0;
        }
        return switch (kind) {
            case PUNCTUAL, MOVES -> 0;
            case WOBBLES -> (int) (step % 3);
            case GROWS, FAILS, RETURNS -> size * GROWTH[(int) Math.min(step, GROWTH.length - 1)] / 100;
            case RECOVERS -> {
                int growing = GROWTH.length + 4;
                yield step < growing
                        ? size * GROWTH[(int) Math.min(step, GROWTH.length - 1)] / 100
                        : (int) Math.max(0, size - (step - growing) * 3);
            }
        };
    }

    boolean cancelledAt(Instant now) {
        long step = stepAt(now);
        return switch (kind) {
            case FAILS -> step >= GROWTH.length + 2;
            case RETURNS -> step >= GROWTH.length + 2 && step < GROWTH.length + 8;
            case PUNCTUAL, WOBBLES, GROWS, RECOVERS, MOVES -> false;
        };
    }

    boolean movedAt(Instant now) {
        return kind == Kind.MOVES && stepAt(now) >= 2;
    }

    private long stepAt(Instant now) {
        return now.isBefore(from) ? -1 : Duration.between(from, now).dividedBy(pace);
    }
}
