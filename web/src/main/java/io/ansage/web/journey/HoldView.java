package io.ansage.web.journey;

import io.ansage.domain.journey.ConnectionHold;
import io.ansage.domain.journey.JourneyOutlook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A train that waits for another one, as the API shows it. */
@Schema(description = "An operator's decision that a train waits for those who come with another one.")
record HoldView(@Schema(description = "The journey it waits for", example = "ie:A905:2025-10-03") String feeder,
        @Schema(description = "Order of the call where it waits") int order,
        @Schema(description = "How long at most beyond its planned departure", example = "6") int minutes,
        @Schema(description = "Until when at most") @Nullable Instant until) {

    static HoldView of(JourneyOutlook journey, ConnectionHold hold) {
        var aimed = journey.findCall(hold.order()).map(c -> c.planned().aimedDeparture()).orElse(null);
        return new HoldView(hold.feeder().toString(), hold.order(), hold.minutes(),
                aimed == null ? null : aimed.plus(Duration.ofMinutes(hold.minutes())));
    }
}
