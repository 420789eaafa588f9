package io.ansage.domain.notice;

import io.ansage.domain.timetable.ChangeTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares when one train comes with when the next one leaves. */
public final class ConnectionTruths {

    private ConnectionTruths() {}

    /**
     * What is known of a change beside its two trains.
     *
     * @param aimedArrival planned arrival of the train that brings them
     * @param time         what the timetable says of the change, if anything
     * @param waiting       how long the next train waits beyond its planned departure, by an operator's decision
     */
    public record Change(@Nullable Instant aimedArrival, @Nullable ChangeTime time, @Nullable Duration waiting) {}

    /** The truth about the change from one leg to the next; fine as long as a time is unknown. */
    public static ConnectionTruth between(LegTruth from, LegTruth to, Change change, ConnectionLimits limits) {
        int needed = limits.needed(change.time());
        boolean ahead = !to.finished() && !(from.finished() && to.boarded());
        boolean moot = from.cancelled() || from.boardingCancelled() && !from.boarded() || from.alightingCancelled()
                || to.cancelled() || to.boardingCancelled();
        var planned = minutes(change.aimedArrival(), to.aimedDeparture());
        var minutes = minutes(from.expectedArrival(), to.expectedDeparture());
        if (planned == null || minutes == null) {
            return new ConnectionTruth(ConnectionState.FINE, minutes, planned, needed, null, ahead, moot);
        }
        // A change that was planned shorter than it should take is no worse for being as planned.
        int least = Math.min(needed, planned);
        var state = minutes < least
                ? ConnectionState.BROKEN
                : minutes < limits.riskBelow(least, planned) ? ConnectionState.AT_RISK : ConnectionState.FINE;
        var waitsUntil = waitsUntil(from, to, change.waiting(), least);
        return new ConnectionTruth(waitsUntil != null && state != ConnectionState.FINE ? ConnectionState.HELD : state,
                minutes, planned, least, waitsUntil, ahead, moot);
    }

    /** Until when the train waits, if whoever arrives gets it by that; it does not wait for ever. */
    private static @Nullable Instant waitsUntil(LegTruth from, LegTruth to, @Nullable Duration waiting, int least) {
        var arrival = from.expectedArrival();
        var aimed = to.aimedDeparture();
        if (waiting == null || arrival == null || aimed == null || to.boarded()) {
            return null;
        }
        var until = aimed.plus(waiting);
        return arrival.plus(Duration.ofMinutes(least)).isAfter(until) ? null : until;
    }

    private static @Nullable Integer minutes(@Nullable Instant arrival, @Nullable Instant departure) {
        return arrival == null || departure == null
                ? null
                : (Integer) (int) Math.floorDiv(Duration.between(arrival, departure).toSeconds(), 60);
    }
}
