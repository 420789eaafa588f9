package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ride on one train. */
@Schema(description = "Which ride. Either journeyId, or train and date.")
record RideRequest(@Schema(example = "ie:A906:2025-10-03") @Nullable String journeyId,
        @Schema(example = "A906") @Nullable String train, @Schema(example = "2025-10-03") @Nullable String date,
        @Schema(type = "string", description = "Where I board: stop id, stop name or call order",
                example = "Dublin Connolly") @Nullable StopRef from,
        @Schema(type = "string", description = "Where I alight: stop id, stop name or call order",
                example = "Sligo") @Nullable StopRef to) {

    boolean empty() {
        return journeyId == null && train == null && date == null && from == null && to == null;
    }
}
