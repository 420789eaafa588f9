package io.ansage.domain.subscription;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days on which something recurs.
 *
 * @param weekdays    on which days of the week; the day on which a window begins counts
 * @param from        first day
 * @param until       last day; open-ended if absent
 * @param pausedUntil nothing before this day; not paused if absent
 * @param holidays    name of the calendar whose holidays are left out; none if absent
 * @param zone        zone in which days and times of day are meant
 */
public record Recurrence(Set<DayOfWeek> weekdays, LocalDate from, @Nullable LocalDate until,
        @Nullable LocalDate pausedUntil, @Nullable String holidays, ZoneId zone) {

    public Recurrence {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("weekdays: name at least one");
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("until: " + until + " lies before " + from);
        }
        weekdays = Set.copyOf(EnumSet.copyOf(weekdays));
    }

    /** Whether a window that begins on this day counts. */
    public boolean includes(LocalDate day) {
        return !holiday(day) && weekdays.contains(day.getDayOfWeek()) && !day.isBefore(from)
                && (until == null || !day.isAfter(until))
                && (pausedUntil == null || !day.isBefore(pausedUntil));
    }

    /** The same, with nothing before this day; not paused if absent. */
    public Recurrence pausedUntil(@Nullable LocalDate day) {
        return new Recurrence(weekdays, from, until, day, holidays, zone);
    }

    /** A calendar that is not known any more has no holidays: better told too often than not at all. */
    private boolean holiday(LocalDate day) {
        return holidays != null && HolidayCalendar.find(holidays).filter(c -> c.isHoliday(day)).isPresent();
    }
}
