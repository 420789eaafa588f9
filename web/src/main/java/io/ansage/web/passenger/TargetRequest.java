package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be told about. */
@Schema(description = "A ride (journeyId, or train and date, with from and to), legs, commute, stop or line.")
record TargetRequest(@Schema(example = "ie:A906:2025-10-03") @Nullable String journeyId,
        @Schema(example = "A906") @Nullable String train, @Schema(example = "2025-10-03") @Nullable String date,
        @Schema(type = "string", description = "Where I board: stop id, stop name or call order",
                example = "Dublin Connolly") @Nullable StopRef from,
        @Schema(type = "string", description = "Where I alight: stop id, stop name or call order",
                example = "Sligo") @Nullable StopRef to,
        @Schema(description = "The rides of a trip with changes, in order") @Nullable List<@Nullable RideRequest> legs,
        @Nullable CommuteRequest commute, @Nullable StopRequest stop, @Nullable LineRequest line) {

    RideRequest ride() {
        return new RideRequest(journeyId, train, date, from, to);
    }
}
