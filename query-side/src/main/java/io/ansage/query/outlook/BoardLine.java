package io.ansage.query.outlook;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopCall;
import io.ansage.query.api.Departures.Departure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a journey as a board at its stop shows it. The destination of a journey has a line too, but no departure.
 *
 * @param call      the call as planned
 * @param departure what is shown
 * @param arrivesAt when it arrives, as expected, else as planned; absent at the first call, or if nothing is known
 * @param terminus  whether the journey ends here, as planned: nothing departs
 * @param over      whether the journey is over
 */
public record BoardLine(StopCall call, Departure departure, @Nullable Instant arrivesAt, boolean terminus,
        boolean over) {

    /** The lines of a journey, one for each call, all at the revision of the outlook. */
    public static List<BoardLine> of(JourneyOutlook outlook) {
        var lines = new ArrayList<BoardLine>(outlook.calls().size());
        int end = lastServed(outlook);
        for (int i = 0; i < outlook.calls().size(); i++) {
            boolean terminus = i == outlook.calls().size() - 1;
            // Where the train ends early it departs no more, which on a board is the same as not calling.
            boolean cancelled = outlook.cancelled() || outlook.calls().get(i).cancelled() || (i >= end && !terminus);
            lines.add(new BoardLine(outlook.calls().get(i).planned(), departure(outlook, i, cancelled, end),
                    arrivesAt(outlook, outlook.calls().get(i)), terminus, outlook.completed()));
        }
        return lines;
    }

    private static Departure departure(JourneyOutlook outlook, int index, boolean cancelled, int end) {
        var call = outlook.calls().get(index);
        var delay = outlook.departureDelayAt(call.order());
        var planned = call.planned().platform();
        var platform = call.platform();
        return new Departure(outlook.id(), outlook.revision(), call.order(), outlook.trainNumber(), outlook.line(),
                destination(outlook, end), call.planned().aimedDeparture(), expected(call, delay), delay,
                planned == null ? null : planned.name(), platform == null ? null : platform.name(), cancelled,
                !cancelled && (call.departed() || outlook.completed()), outlook.asOf());
    }

    private static @Nullable Instant expected(CallOutlook call, @Nullable Integer delay) {
        var aimed = call.planned().aimedDeparture();
        var known = call.departure();
        if (known != null) {
            return known;
        }
        return aimed == null || delay == null ? null : aimed.plus(Duration.ofMinutes(delay));
    }

    private static @Nullable Instant arrivesAt(JourneyOutlook outlook, CallOutlook call) {
        var aimed = call.planned().aimedArrival();
        var known = call.arrival();
        if (known != null || aimed == null) {
            return known;
        }
        var delay = outlook.arrivalDelayAt(call.order());
        return delay == null ? aimed : aimed.plus(Duration.ofMinutes(delay));
    }

    /** The headsign, unless the train does not get that far. */
    private static String destination(JourneyOutlook outlook, int end) {
        var headsign = outlook.headsign();
        boolean endsEarly = end < outlook.calls().size() - 1;
        return headsign != null && !endsEarly ? headsign : outlook.calls().get(end).planned().stopName();
    }

    /** Index of the last call that is served; of the last call if none is, for then all are shown as cancelled. */
    private static int lastServed(JourneyOutlook outlook) {
        for (int i = outlook.calls().size() - 1; i >= 0; i--) {
            if (!outlook.calls().get(i).cancelled()) {
                return i;
            }
        }
        return outlook.calls().size() - 1;
    }
}
