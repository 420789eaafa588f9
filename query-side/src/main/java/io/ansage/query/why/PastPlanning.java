package io.ansage.query.why;

import io.ansage.query.notice.PlannedWindow;

/**
 * A window that was planned.
 *
 * @param sequence    rises with each window
 * @param snapshot    what could be seen of trips, beliefs and the ledger
 * @param transaction in which it was planned, and what it decided was written
 */
public record PastPlanning(long sequence, PlannedWindow window, Snapshot snapshot, long transaction) {

    /** Whether the planning could see what this transaction wrote; its own writing came after its reading. */
    boolean saw(long other) {
        return other != transaction && snapshot.sees(other);
    }
}
