package io.ansage.web.journey;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.query.api.Departures.Departure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a station board. */
@Schema(description = "One line of a station board, at the same revision as the journey itself.")
public record DepartureView(@Schema(example = "ie:A906:2025-10-03") String journeyId, long revision, int order,
        @Schema(example = "A906") String train, @Nullable String line, @Schema(example = "Sligo") String destination,
        @Nullable Instant aimed, @Nullable Instant expected,
        @Schema(description = "Absent where nothing is known, which is not on time") @Nullable Integer delayMinutes,
        @Nullable String plannedPlatform, @Nullable String platform, boolean cancelled, boolean departed,
        Instant asOf) {

    /** The line of a board as stored. */
    public static DepartureView of(Departure d) {
        return new DepartureView(d.journeyId().toString(), d.revision(), d.order(), d.trainNumber().value(), d.line(),
                d.destination(), d.aimed(), d.expected(), d.delayMinutes(), d.plannedPlatform(), d.platform(),
                d.cancelled(), d.departed(), d.asOf());
    }

    /** The line that an outlook makes at one of its calls; for streams, which have the outlook at hand. */
    public static DepartureView of(JourneyOutlook o, CallOutlook c) {
        var delay = o.departureDelayAt(c.order());
        boolean cancelled = o.departureCancelled(c);
        return new DepartureView(o.id().toString(), o.revision(), c.order(), o.trainNumber().value(), o.line(),
                o.destination(), c.planned().aimedDeparture(), c.departureWith(delay), delay,
                c.planned().platform() == null ? null : c.planned().platform().name(),
                c.platform() == null ? null : c.platform().name(), cancelled,
                !cancelled && (c.departed() || o.completed()),
                o.asOf());
    }
}
