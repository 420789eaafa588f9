package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The situations of a line. */
@Schema(description = "What operators say about a line, not its single trains.")
record LineRequest(@Schema(example = "ie") @Nullable String network,
        @Schema(description = "As passengers know it", example = "DART") @Nullable String line) {}
