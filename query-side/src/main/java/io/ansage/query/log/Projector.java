package io.ansage.query.log;

import java.util.List;

/** Folds events into the rows of one projection. Events folded before change nothing; nothing is sent, ever. */
public interface Projector {

    /**
     * Folds some events, in the order of the store, and writes the rows they touch. Runs in the transaction of its caller.
     *
     * @throws IllegalStateException if an event cannot follow what is stored
     */
    void project(List<RecordedEvent> events);
}
