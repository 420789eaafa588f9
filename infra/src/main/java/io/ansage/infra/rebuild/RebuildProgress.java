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
    private boolean unwanted;
    private boolean swapping;
    private @Nullable Long changedRows;
    private @Nullable String error;

    RebuildProgress(InstantSource machineClock) {
        this.machineClock = machineClock;
        this.startedAt = machineClock.instant();
    }

    synchronized void expect(long eventsInAll) {
        total = Math.max(eventsInAll, events);
    }

    /** Notes progress; where nobody wants the rebuild any more, this ends it. */
    synchronized void folded(int more) {
        events += more;
        total = Math.max(total, events);
        if (unwanted) {
            throw new Cancelled();
        }
    }

    /** Asks for the end; false if it has ended by itself, or is past the point of no return. */
    synchronized boolean cancel() {
        unwanted = running() && !swapping;
        return unwanted;
    }

    /** The point of no return: what comes now is seen by everybody or by nobody. */
    synchronized void swapping() {
        if (unwanted) {
            throw new Cancelled();
        }
        swapping = true;
    }

    synchronized void cancelled() {
        state = "cancelled";
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

    /** Somebody did not want it any more. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
