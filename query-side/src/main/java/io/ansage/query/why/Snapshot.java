package io.ansage.query.why;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which transactions a statement could see, in the form of PostgreSQL's {@code pg_snapshot}.
 *
 * @param first   the oldest transaction that was running; all before it are seen
 * @param end     one behind the newest that had ended; none from here on is seen
 * @param running those between the two that were running
 */
public record Snapshot(long first, long end, Set<Long> running) {

    public Snapshot {
        running = Set.copyOf(running);
    }

    /** Reads {@code first:end:running,running}. */
    public static Snapshot parse(String text) {
        var parts = text.split(":", -1);
        var running = Arrays.stream(parts[2].split(","))
                .filter(xid -> !xid.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** Whether what this transaction wrote could be seen. */
    public boolean sees(long transaction) {
        return transaction < first || transaction < end && !running.contains(transaction);
    }
}
