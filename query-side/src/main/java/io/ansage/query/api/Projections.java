package io.ansage.query.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The projections as staff see them: how far they are, and how to build one anew. */
public interface Projections {

    List<Projection> list();

    /**
     * Builds a projection anew from the events beside the live one, then swaps it in. Nothing is sent, readers never see
     * half of it. Returns at once; progress is in {@link #list()}.
     *
     * @throws IllegalArgumentException if there is no such projection
     * @throws IllegalStateException    if it is being rebuilt already
     */
    void rebuild(String name);

    /**
     * Ends the rebuild of a projection on this node, as soon as it has folded what it is folding; the live rows stay as they
     * are. False if there is none, or none any more that could be ended.
     */
    boolean cancel(String name);

    /**
     * @param name     processing group
     * @param position position in the event store it has folded
     * @param head     position of the newest event
     * @param running  whether it runs
     * @param error    what stopped it, if something did
     * @param rebuild  the running or latest rebuild
     */
    record Projection(String name, long position, long head, boolean running, @Nullable String error,
            @Nullable Rebuild rebuild) {}

    /**
     * @param state     running, done, failed or cancelled
     * @param events    events folded so far
     * @param total     events to fold
     * @param startedAt machine time
     * @param estimatedEnd machine time, while running
     * @param changedRows rows that came out different from the live ones, once done
     */
    record Rebuild(String state, long events, long total, Instant startedAt, @Nullable Instant estimatedEnd,
            @Nullable Long changedRows, @Nullable String error) {}
}
