package io.ansage.web.stream;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has yet to read, in order of position and bounded: a newer change replaces a waiting one of the same
 * key, and who falls too far behind is told to start over. Live changes may come in before the opening is known; they
 * wait for it, and those it holds already are dropped.
 */
final class ConflatingBuffer {

    private final int limit;
    private final long after;
    private final Map<Object, Change> waiting = new LinkedHashMap<>();
    private final Deque<Change> opening = new ArrayDeque<>();
    private final Map<Object, Long> opened = new HashMap<>();
    private long seen;
    private long highest;
    private boolean open;
    private boolean lost;

    /**
     * A buffer.
     *
     * @param limit most changes that wait
     * @param after position up to which the reader says to have everything
     */
    ConflatingBuffer(int limit, long after) {
        this.limit = limit;
        this.after = after;
    }

    /** Takes a live change. */
    synchronized void offer(Change change) {
        if (lost || open && !news(change)) {
            return;
        }
        // To the end, so that positions keep rising.
        waiting.remove(change.key());
        waiting.put(change.key(), change);
        if (waiting.size() > limit) {
            waiting.clear();
            opening.clear();
            lost = true;
        }
    }

    /** Sets what comes first, and lets the waiting changes follow. */
    synchronized void open(Opening first) {
        if (first.reset()) {
            opening.add(Change.reset());
        } else {
            seen = after;
        }
        first.changes().stream().sorted(Comparator.comparingLong(Change::position)).forEach(c -> {
            opening.add(c);
            opened.put(c.key(), c.position());
            highest = c.isNumbered() ? Math.max(highest, c.position()) : highest;
        });
        waiting.values().removeIf(c -> !news(c));
        open = true;
    }

    /** The next change, or nothing if none is due. */
    synchronized @Nullable Change poll() {
        if (!open) {
            return null;
        }
        var first = opening.peek();
        var live = waiting.isEmpty() ? null : waiting.values().iterator().next();
        if (first != null && (live == null || first.isReset() || first.position() <= live.position())) {
            return opening.poll();
        }
        if (live != null) {
            waiting.remove(live.key());
        }
        return live;
    }

    /** Whether the reader fell so far behind that the stream has to begin anew. */
    synchronized boolean lost() {
        return lost && open;
    }

    /** Whether nothing waits. */
    synchronized boolean isEmpty() {
        return open && !lost && opening.isEmpty() && waiting.isEmpty();
    }

    /** The highest position that the opening held. */
    synchronized long highest() {
        return highest;
    }

    private boolean news(Change change) {
        var known = opened.get(change.key());
        return change.position() > seen && (known == null || change.position() > known);
    }
}
