package io.ansage.domain.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a journey at a stop as it was planned.
 *
 * @param order          the place in the journey: rising, unique within the journey, not necessarily without holes;
 *                       it and not the stop tells the two visits of a loop apart
 * @param stop           where
 * @param stopName       as passengers read it
 * @param aimedArrival   planned arrival; absent at the origin, and where a feed names no times
 * @param aimedDeparture planned departure; absent at the destination, and where a feed names no times
 * @param platform       planned platform, where one is planned
 */
public record StopCall(int order, StopId stop, String stopName, @Nullable Instant aimedArrival,
        @Nullable Instant aimedDeparture, @Nullable Platform platform) {

    public StopCall {
        if (order < 0) {
            throw new IllegalArgumentException("call order: must not be negative, is " + order);
        }
        if (stopName.isBlank()) {
            throw new IllegalArgumentException("stopName: must not be blank");
        }
    }
}
