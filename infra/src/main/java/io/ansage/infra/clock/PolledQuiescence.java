package io.ansage.infra.clock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks every part in the order of the walk, again and again, until all were idle in a whole round and in the next one: a
 * part that has just become idle may have given work to one that was asked before it.
 */
public final class PolledQuiescence implements Quiescence {

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final List<QuietCondition> conditions;
    private final Duration patience;

    public PolledQuiescence(List<QuietCondition> conditions, Duration patience) {
        this.conditions = List.copyOf(conditions);
        this.patience = patience;
    }

    @Override
    public void awaitQuiet() {
        long deadline = System.nanoTime() + patience.toNanos();
        int quietRounds = 0;
        while (quietRounds < 2) {
            var busy = firstBusy();
            if (busy.isEmpty()) {
                quietRounds++;
                continue;
            }
            quietRounds = 0;
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not quiet after " + patience.toSeconds() + " s: " + busy.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting: " + busy.get());
            }
        }
    }

    private Optional<String> firstBusy() {
        return conditions.stream().map(QuietCondition::busyWith).flatMap(Optional::stream).findFirst();
    }
}
