package io.ansage.domain.subscription;

import io.ansage.domain.time.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

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

    /**
     * When the window that belongs to this day begins. A bound that the clock skips in spring lies at the next time there
     * is; where the clock shows a bound twice in autumn, the window holds both.
     */
    public Instant begins(LocalDate day, ZoneId zone) {
        return WallClock.first(day, from, zone);
    }

    /** When the window that belongs to this day ends; not before it begins. */
    public Instant ends(LocalDate day, ZoneId zone) {
        return WallClock.last(overMidnight() ? day.plusDays(1) : day, until, zone);
    }
}
