package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ride that recurs, there and, if wanted, back. */
@Schema(description = "Every train from one stop to another that departs in a time of day, on the days named.")
record CommuteRequest(@Schema(description = "Stop id or name", example = "Maynooth") @Nullable String from,
        @Schema(description = "Stop id or name", example = "Dublin Connolly") @Nullable String to,
        @Schema(description = "Of the stops; found by itself if only one network has them",
                example = "ie") @Nullable String network,
        @Schema(description = "Departures of the way there") @Nullable WindowRequest window,
        @Schema(description = "Departures of the way back; none if absent") @Nullable WindowRequest back,
        @Schema(description = "Days on which a window begins; Monday to Friday if absent",
                example = "[\"MONDAY\",\"FRIDAY\"]") @Nullable List<String> weekdays,
        @Schema(description = "Zone of days and times; the network's if absent",
                example = "Europe/Dublin") @Nullable String zone,
        @Schema(description = "First day; today if absent", example = "2025-10-06") @Nullable String startDate,
        @Schema(description = "Last day; open-ended if absent", example = "2026-06-30") @Nullable String endDate,
        @Schema(description = "Nothing before this day", example = "2025-10-20") @Nullable String pausedUntil,
        @Schema(description = "Calendar whose public holidays are left out",
                example = "ie") @Nullable String holidays) {

    DaysRequest days() {
        return new DaysRequest(weekdays, zone, startDate, endDate, pausedUntil, holidays);
    }
}
