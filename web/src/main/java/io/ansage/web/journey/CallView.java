package io.ansage.web.journey;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call of a journey, as the API shows it. Absent means not known. */
@Schema(description = "One call of a journey. An absent time or delay is not known, which is not the same as on time.")
record CallView(@Schema(description = "Call order: rising, not without holes", example = "3") int order,
        @Schema(example = "ie:mullingar") String stopId, @Schema(example = "Mullingar") String stopName,
        @Nullable Instant aimedArrival, @Nullable Instant expectedArrival, @Nullable Instant actualArrival,
        @Nullable Instant aimedDeparture, @Nullable Instant expectedDeparture, @Nullable Instant actualDeparture,
        @Schema(description = "Minutes late; the delay of an earlier call carries on where this one has no time",
                example = "12") @Nullable Integer arrivalDelayMinutes,
        @Nullable Integer departureDelayMinutes, @Nullable String plannedPlatform, @Nullable String platform,
        boolean cancelled, @Schema(description = "Was not part of the plan") boolean added,
        @Schema(example = "AHEAD", allowableValues = {
                "AHEAD", "ARRIVED", "DEPARTED"}) String phase) {

    static CallView of(JourneyOutlook journey, CallOutlook call) {
        var planned = call.planned();
        var times = call.times();
        return new CallView(call.order(), planned.stop().value(), planned.stopName(), planned.aimedArrival(),
                times.expectedArrival(), times.actualArrival(), planned.aimedDeparture(), times.expectedDeparture(),
                times.actualDeparture(), journey.arrivalDelayAt(call.order()), journey.departureDelayAt(call.order()),
                name(planned.platform()), name(call.platform()), call.cancelled(), call.added(), call.phase().name());
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }
}
