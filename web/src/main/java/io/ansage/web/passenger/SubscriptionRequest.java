package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to be told about something. */
@Schema(description = "What to be told about: a ride (journeyId, or train and date, with from and to), legs, commute, "
        + "stop or line; and how.")
record SubscriptionRequest(@Schema(example = "ie:A906:2025-10-03") @Nullable String journeyId,
        @Schema(example = "A906") @Nullable String train, @Schema(example = "2025-10-03") @Nullable String date,
        @Schema(type = "string", description = "Where I board: stop id, stop name or call order",
                example = "Dublin Connolly") @Nullable StopRef from,
        @Schema(type = "string", description = "Where I alight: stop id, stop name or call order",
                example = "Sligo") @Nullable StopRef to,
        @Schema(description = "The rides of a trip with changes, in order") @Nullable List<@Nullable RideRequest> legs,
        @Nullable CommuteRequest commute, @Nullable StopRequest stop, @Nullable LineRequest line,
        @Schema(description = "First delay worth telling: 2, 5, 10, 15 or 30 minutes; 0 for no delays",
                example = "5") @Nullable Integer thresholdMinutes,
        @Schema(description = "en, de or fr", example = "en") @Nullable String language,
        @Nullable PreferencesRequest preferences) {

    TargetRequest target() {
        return new TargetRequest(journeyId, train, date, from, to, legs, commute, stop, line);
    }
}
