package io.ansage.query.log;

import java.util.List;

/** Folds events into the rows of one projection. Events folded before change nothing; nothing is sent, ever. */
public interface Projector extends AutoCloseable {

    /**
     * Folds some events, in the order of the store, and writes the rows they touch, now or with {@link #flush}. Runs in the
     * transaction of its caller.
     *
     * @throws IllegalStateException if an event cannot follow what is stored
     */
    void project(List<RecordedEvent> events);

    /** Writes what was kept back of the rows of earlier events, if anything is. Runs in the transaction of its caller. */
    default void flush() {}

    /** Ends what still runs of it. After {@link #flush} nothing does; without it, rows of earlier events may be missing. */
    @Override
    default void close() {}
}
