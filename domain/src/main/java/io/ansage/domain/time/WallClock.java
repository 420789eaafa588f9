package io.ansage.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Reads times of day off the clock of a zone, also in the two nights a year in which the clock is moved. */
public final class WallClock {

    private WallClock() {}

    /**
     * When the clock first shows this time on this day. A time that the clock skips in spring lies at the next there is;
     * of one that it shows twice in autumn this is the earlier.
     */
    public static Instant first(LocalDate day, LocalTime time, ZoneId zone) {
        var at = day.atTime(time);
        var moved = zone.getRules().getTransition(at);
        return moved != null && moved.isGap() ? moved.getInstant() : at.atZone(zone).toInstant();
    }

    /** When the clock last shows this time on this day: as {@link #first}, but the later of two in autumn. */
    public static Instant last(LocalDate day, LocalTime time, ZoneId zone) {
        var at = day.atTime(time);
        var moved = zone.getRules().getTransition(at);
        return moved != null && moved.isGap()
                ? moved.getInstant()
                : at.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
