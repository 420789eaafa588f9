package io.ansage.command.feed.gtfs;

import io.ansage.domain.time.ServiceDate;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which service dates the trips of a service run.
 *
 * @param id       the feed's service id
 * @param start    first date of the weekly pattern; absent if there is none
 * @param end      last date of it
 * @param weekdays bit 0 is Monday
 * @param added    dates on which it runs all the same
 * @param removed  dates on which it does not
 */
public record ServiceCalendar(String id, @Nullable LocalDate start, @Nullable LocalDate end, int weekdays,
        Set<LocalDate> added, Set<LocalDate> removed) {

    public ServiceCalendar {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    public boolean runsOn(ServiceDate serviceDate) {
        var date = serviceDate.date();
        if (added.contains(date)) {
            return true;
        }
        return start != null && end != null && !date.isBefore(start) && !date.isAfter(end) && !removed.contains(date)
                && (weekdays >> (date.getDayOfWeek().getValue() - 1) & 1) == 1;
    }
}
