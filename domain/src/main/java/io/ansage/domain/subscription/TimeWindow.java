package io.ansage.domain.subscription;

import java.time.LocalTime;

/**
 * A time of day from and until, the end excluded. One that ends before it begins reaches over midnight and belongs to
 * the day on which it begins.
 */
public record TimeWindow(LocalTime from, LocalTime until) {

    public TimeWindow {
        if (from.equals(until)) {
            throw new IllegalArgumentException("window: from and until are both " + from);
        }
    }

    public boolean overMidnight() {
        return until.isBefore(from);
    }
}
