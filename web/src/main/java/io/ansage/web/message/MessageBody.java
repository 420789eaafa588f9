package io.ansage.web.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message says, to whom, and when; as it is written and as it is read. */
record MessageBody(
        @Schema(description = "By language: en always, de and fr where there are any") @Nullable Map<String,
                Words> texts,
        @Nullable AudienceBody audience, @Schema(allowableValues = {
                "INFO", "DISRUPTION", "CLOSURE",
                "ACCESSIBILITY"}) @Nullable String severity,
        @Schema(description = "News of its trains that it makes superfluous; NOTHING if left out",
                allowableValues = {"NOTHING", "DELAYS_AND_PLATFORMS", "CANCELLATIONS"}) @Nullable String inhibits,
        @Schema(description = "When it may be sent; from now until it holds no more if left out") @Nullable Period publication,
        @Schema(description = "When it holds; its end must be given") @Nullable Period validity,
        @Schema(description = "Told a day ahead and once more two hours before it begins, instead of at once") @Nullable Boolean plannedWork) {

    /** One language. */
    record Words(@Schema(description = "At most 48 characters", example = "Line closed") @Nullable String title,
            @Schema(description = "At most 120 characters",
                    example = "No trains between Dromod and Sligo until 18:00. Buses run.") @Nullable String body) {}

    /** A stretch of passenger time, its end not included. */
    record Period(@Schema(description = "Now if left out") @Nullable Instant from, @Nullable Instant until) {}

    /** Whom it is meant for; a passenger whom several of these touch is told once. */
    record AudienceBody(@Nullable List<String> journeys,
            @Schema(description = "Parts of journeys") @Nullable List<LegBody> legs,
            @Schema(description = "For passengers who board or alight there") @Nullable List<String> stops,
            @Nullable List<LineBody> lines,
            @Schema(description = "Everything of these networks") @Nullable List<String> networks) {}

    /** Part of a journey, by call order. */
    record LegBody(@Nullable String journeyId, @Nullable Integer from, @Nullable Integer to) {}

    /** All journeys of a line. */
    record LineBody(@Schema(example = "ie") @Nullable String network,
            @Schema(example = "Sligo - Dublin") @Nullable String line) {}
}
