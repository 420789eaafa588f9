package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All departures of a stop in a time of day. */
@Schema(description = "Every train that departs from a stop in a time of day, on the days named.")
record StopRequest(@Schema(description = "Stop id or name", example = "Maynooth") @Nullable String at,
        @Schema(description = "Of the stop; found by itself if only one network has it",
                example = "ie") @Nullable String network,
        @Nullable WindowRequest window,
        @Schema(description = "Days on which the window begins; Monday to Friday if absent",
                example = "[\"SATURDAY\"]") @Nullable List<String> weekdays,
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
