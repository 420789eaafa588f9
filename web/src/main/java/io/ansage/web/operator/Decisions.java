package io.ansage.web.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of operators' requests, and the answer to them. */
final class Decisions {

    private Decisions() {}

    /** How late a train will be. */
    record Delay(@Schema(description = "Minutes late; negative if early", example = "20") @Nullable Integer minutes,
            @Schema(description = "First call it concerns; all ahead if left out") @Nullable Integer fromCallOrder,
            @Schema(example = "Signal failure") @Nullable String cause,
            @Schema(description = "How long it overrules feeds; for ever if left out",
                    example = "60") @Nullable Integer holdsForMinutes) {}

    /** Why something does not run. */
    record Cancellation(@Schema(example = "Staff shortage") @Nullable String cause) {}

    /** Another platform. */
    record PlatformChange(@Schema(example = "7") @Nullable String platform) {}

    /** Words to passengers. */
    record Message(@Schema(example = "Buses wait at Mullingar.") @Nullable String text) {}

    /** A train that waits for another one. */
    record ConnectionWait(
            @Schema(description = "Order of the call where it waits", example = "3") @Nullable Integer order,
            @Schema(description = "Id of the journey it waits for",
                    example = "ie:A905:2025-10-03") @Nullable String feeder,
            @Schema(description = "How long at most beyond its planned departure, 1 to 30",
                    example = "6") @Nullable Integer minutes) {}

    /** A decision that was handed to the journey. */
    record Decided(String journeyId, @Schema(description = "Passenger time") Instant at,
            @Nullable Instant holdsUntil) {}
}
