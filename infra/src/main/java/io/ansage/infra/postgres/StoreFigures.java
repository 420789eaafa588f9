package io.ansage.infra.postgres;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the store and its readers are, on all nodes together.
 *
 * @param head      number of the newest event; 0 before the first
 * @param positions number of the last event each processing group has taken
 * @param windows   settling windows that are open
 * @param nextDue   when the next one is due, in passenger time
 * @param naive     messages a naive system would have sent, ever
 * @param waiting   notices that are still to be delivered
 * @param told      notices ever written, by class
 */
public record StoreFigures(long head, Map<String, Long> positions, long windows, @Nullable Instant nextDue, long naive,
        long waiting, Map<String, Long> told) {

    public StoreFigures {
        positions = Map.copyOf(positions);
        told = Map.copyOf(told);
    }
}
