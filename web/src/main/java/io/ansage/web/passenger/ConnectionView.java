package io.ansage.web.passenger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to get somewhere. */
@Schema(description = "A way to get somewhere, with the times expected now.")
record ConnectionView(@Nullable Instant departs, @Nullable Instant arrives, List<RideView> legs,
        @Schema(description = "Minutes that each change takes at least",
                example = "[2]") List<Integer> changeMinutes) {}
