package io.ansage.domain.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Expected and actual times of the call with this order; an absent time says nothing and leaves what was known. */
public record CallTimes(int order, @Nullable Instant expectedArrival, @Nullable Instant actualArrival,
        @Nullable Instant expectedDeparture, @Nullable Instant actualDeparture) {

    public static CallTimes expected(int order, @Nullable Instant arrival, @Nullable Instant departure) {
        return new CallTimes(order, arrival, null, departure, null);
    }

    public boolean isEmpty() {
        return expectedArrival == null && actualArrival == null && expectedDeparture == null && actualDeparture == null;
    }
}
