package io.ansage.web.journey;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journey in one line, for lists and the stream of all journeys. */
@Schema(description = "A journey in one line.")
public record JourneySummary(@Schema(example = "ie:A906:2025-10-03") String id, long revision,
        @Schema(example = "A906") String train, @Nullable String line, @Schema(example = "Dublin Connolly") String from,
        @Schema(example = "Sligo") String to, String serviceDate, String zone, String status,
        @Nullable Integer delayMinutes,
        @Schema(description = "Next call that is not cancelled") @Nullable String nextStop,
        @Nullable String plannedPlatform, @Schema(description = "Platform of the next call") @Nullable String platform,
        @Schema(description = "At the first call") @Nullable Instant aimedDeparture, @Nullable String cause,
        @Nullable String message, Instant asOf) {

    /** The line of an outlook. */
    public static JourneySummary of(JourneyOutlook o) {
        var next = next(o);
        return new JourneySummary(o.id().toString(), o.revision(), o.trainNumber().value(), o.line(),
                o.calls().isEmpty() ? "" : o.first().planned().stopName(),
                o.headsign() != null ? o.headsign() : o.calls().isEmpty() ? "" : o.last().planned().stopName(),
                o.id().serviceDate().toString(), o.zone().getId(), o.status().name(), delayNow(o),
                next.map(c -> c.planned().stopName()).orElse(null),
                next.map(c -> c.planned().platform()).map(Object::toString).orElse(null),
                next.map(CallOutlook::platform).map(Object::toString).orElse(null),
                o.calls().isEmpty() ? null : o.first().planned().aimedDeparture(),
                o.cause() == null ? null : o.cause().text(), o.message(), o.asOf());
    }

    /** Minutes late at the next call; at the last one for a train that has arrived. */
    static @Nullable Integer delayNow(JourneyOutlook o) {
        if (o.calls().isEmpty()) {
            return o.delayMinutes();
        }
        var call = next(o).orElse(o.last());
        Integer departure = o.departureDelayAt(call.order());
        return departure != null ? departure : o.arrivalDelayAt(call.order());
    }

    private static Optional<CallOutlook> next(JourneyOutlook o) {
        return o.calls().stream().filter(c -> !c.departed() && !c.cancelled()).findFirst();
    }
}
