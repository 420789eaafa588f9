package io.ansage.domain.notice;

import java.time.Duration;

/** Compares when one train comes with when the next one leaves. */
public final class ConnectionTruths {

    /** Least minutes that a change takes where nobody says otherwise. */
    static final int LEAST = 2;

    /** Less than so many minutes is tight. */
    static final int TIGHT = 5;

    private ConnectionTruths() {}

    /** The truth about the change from one leg to the next; fine as long as a time is unknown. */
    public static ConnectionTruth between(LegTruth from, LegTruth to) {
        var arrival = from.expectedArrival();
        var departure = to.expectedDeparture();
        if (arrival == null || departure == null) {
            return new ConnectionTruth(ConnectionState.FINE, null, LEAST);
        }
        int minutes = (int) Math.floorDiv(Duration.between(arrival, departure).toSeconds(), 60);
        var state = minutes < LEAST
                ? ConnectionState.BROKEN
                : minutes < TIGHT ? ConnectionState.AT_RISK : ConnectionState.FINE;
        return new ConnectionTruth(state, minutes, LEAST);
    }
}
