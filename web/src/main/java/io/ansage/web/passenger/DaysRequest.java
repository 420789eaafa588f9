package io.ansage.web.passenger;

import io.ansage.domain.subscription.HolidayCalendar;
import io.ansage.domain.subscription.Recurrence;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days on which something recurs, as they are asked for. */
record DaysRequest(@Nullable List<String> weekdays, @Nullable String zone, @Nullable String startDate,
        @Nullable String endDate, @Nullable String pausedUntil, @Nullable String holidays) {

    private static final Set<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** The days; {@code place} is where they stand, {@code known} the zone if none is named. */
    Recurrence read(String place, ZoneId known, Instant now) {
        var in = zone == null ? known : zone(place + ".zone", zone);
        var from = startDate == null ? now.atZone(in).toLocalDate() : date(place + ".startDate", startDate);
        var until = endDate == null ? null : date(place + ".endDate", endDate);
        var paused = pausedUntil == null ? null : date(place + ".pausedUntil", pausedUntil);
        if (until != null && until.isBefore(from)) {
            throw Problem.invalid(place + ".endDate", "It ends on " + until + ", before it begins.",
                    "Choose a day after " + from + ".");
        }
        if (holidays != null && HolidayCalendar.find(holidays).isEmpty()) {
            throw Problem.invalid(place + ".holidays", "There is no such calendar of holidays.",
                    "Choose one of " + String.join(", ", HolidayCalendar.names()) + ".");
        }
        return Inputs.read(place + ".weekdays", "Name at least one day.",
                () -> new Recurrence(days(place + ".weekdays"), from, until, paused, holidays, in));
    }

    private Set<DayOfWeek> days(String field) {
        if (weekdays == null) {
            return WORKING_DAYS;
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var name : Inputs.texts(field, weekdays)) {
            try {
                days.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(field, "A day of the week is not known.", "Write MONDAY to SUNDAY.");
            }
        }
        return days;
    }

    static ZoneId zone(String field, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "This is no time zone.", "Write it as Europe/Dublin.");
        }
    }

    static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "This is no date.", "Write it as 2025-10-03.");
        }
    }
}
