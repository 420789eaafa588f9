package io.ansage.infra.feed;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the feeds can be had. A feed counts as unavailable after three failures in a row, or five minutes of them. */
public final class FeedHealth {

    private static final int FAILURES = 3;
    private static final long LONG_NANOS = 5L * 60 * 1_000_000_000;

    private final Map<String, State> states = new ConcurrentHashMap<>();

    private record State(int failures, long since, String why) {}

    /** State per feed: {@code available}, or why not. */
    public Map<String, String> states() {
        var result = new TreeMap<String, String>();
        states.forEach((feed, state) -> result.put(feed, isUnavailable(state)
                ? "unavailable after " + state.failures() + " failures: " + state.why()
                : "available"));
        return result;
    }

    /** Whether all feeds can be had. */
    public boolean allAvailable() {
        return states.values().stream().noneMatch(FeedHealth::isUnavailable);
    }

    void succeeded(String feed) {
        states.put(feed, new State(0, System.nanoTime(), ""));
    }

    /** Counts a failure; returns how many there were in a row. */
    int failed(String feed, String why) {
        return states.merge(feed, new State(1, System.nanoTime(), why),
                (known, _) -> known.failures() == 0
                        ? new State(1, System.nanoTime(), why)
                        : new State(known.failures() + 1, known.since(), why))
                .failures();
    }

    private static boolean isUnavailable(State state) {
        return state.failures() >= FAILURES
                || state.failures() > 0 && System.nanoTime() - state.since() > LONG_NANOS;
    }
}
