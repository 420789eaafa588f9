package io.ansage.web.journey;

import io.ansage.domain.journey.JourneyOutlook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey with all its calls, as the API shows it. */
@Schema(description = "A train on a service date, with what is known of it.")
public record JourneyView(@Schema(example = "ie:A906:2025-10-03") String id,
        @Schema(description = "Rises by one with every event; the same everywhere this journey is shown",
                example = "17") long revision,
        @Schema(example = "A906") String train, @Nullable String line, @Nullable String headsign,
        @Schema(description = "Day of operation; may run past midnight", example = "2025-10-03") String serviceDate,
        @Schema(description = "Zone in which its times are read", example = "Europe/Dublin") String zone,
        @Schema(allowableValues = {
                "SCHEDULED", "RUNNING", "CANCELLED", "COMPLETED"}) String status,
        @Schema(description = "Minutes late at the next call; absent if nothing is known",
                example = "12") @Nullable Integer delayMinutes,
        @Nullable String cause, @Nullable String message,
        @Schema(description = "Something was learned after it was over") boolean corrected,
        @Schema(description = "Observation time of the newest accepted report") Instant asOf, List<CallView> calls,
        @Schema(description = "For whom it waits, by an operator's decision") List<HoldView> holds) {

    /** The view of an outlook. */
    public static JourneyView of(JourneyOutlook o) {
        return new JourneyView(o.id().toString(), o.revision(), o.trainNumber().value(), o.line(), o.headsign(),
                o.id().serviceDate().toString(), o.zone().getId(), o.status().name(), JourneySummary.delayNow(o),
                o.cause() == null ? null : o.cause().text(), o.message(), o.corrected(), o.asOf(),
                o.calls().stream().map(c -> CallView.of(o, c)).toList(),
                o.holds().stream().map(h -> HoldView.of(o, h)).toList());
    }
}
