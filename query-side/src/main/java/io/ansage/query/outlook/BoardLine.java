package io.ansage.query.outlook;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopCall;
import io.ansage.query.api.Departures.Departure;
import java.time.Instant;
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
        var destination = outlook.destination();
        var asOf = outlook.asOf();
        return outlook.calls()
                .stream()
                .map(call -> new BoardLine(call.planned(), departure(outlook, call, destination, asOf),
                        arrivesAt(outlook, call), call.order() == outlook.last().order(), outlook.completed()))
                .toList();
    }

    private static Departure departure(JourneyOutlook outlook, CallOutlook call, String destination, Instant asOf) {
        boolean cancelled = outlook.departureCancelled(call);
        var delay = outlook.departureDelayAt(call.order());
        var planned = call.planned().platform();
        var platform = call.platform();
        return new Departure(outlook.id(), outlook.revision(), call.order(), outlook.trainNumber(), outlook.line(),
                destination, call.planned().aimedDeparture(), call.departureWith(delay), delay,
                planned == null ? null : planned.name(), platform == null ? null : platform.name(), cancelled,
                !cancelled && (call.departed() || outlook.completed()), asOf);
    }

    private static @Nullable Instant arrivesAt(JourneyOutlook outlook, CallOutlook call) {
        var known = call.arrivalWith(outlook.arrivalDelayAt(call.order()));
        return known != null ? known : call.planned().aimedArrival();
    }
}
