package io.ansage.infra.rebuild;

import io.ansage.query.api.Projections.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How far a rebuild is, and when it may be done at the pace so far. Thread safe. */
final class RebuildProgress {

    private final InstantSource machineClock;
    private final Instant startedAt;
    private long events;
    private long total;
    private String state = "running";
    private @Nullable Long changedRows;
    private @Nullable String error;

    RebuildProgress(InstantSource machineClock) {
        this.machineClock = machineClock;
        this.startedAt = machineClock.instant();
    }

    synchronized void expect(long eventsInAll) {
        total = eventsInAll;
    }

    synchronized void folded(int more) {
        events += more;
        total = Math.max(total, events);
    }

    synchronized void done(long rows) {
        state = "done";
        changedRows = rows;
    }

    synchronized void failed(String why) {
        state = "failed";
        error = why;
    }

    synchronized boolean running() {
        return state.equals("running");
    }

    synchronized Rebuild shown() {
        return new Rebuild(state, events, total, startedAt, estimatedEnd(), changedRows, error);
    }

    private @Nullable Instant estimatedEnd() {
        if (!running() || events == 0) {
            return null;
        }
        var now = machineClock.instant();
        var elapsed = Duration.between(startedAt, now);
        return now.plusMillis(elapsed.toMillis() * (total - events) / events);
    }
}
