package io.ansage.domain.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time of day at which a passenger wants to sleep, on their own clock.
 *
 * @param window       from and until
 * @param zone         the passenger's zone, not the train's
 * @param urgentPasses whether urgent news wakes them all the same
 */
public record QuietHours(TimeWindow window, ZoneId zone, boolean urgentPasses) {

    /**
     * When the quiet that holds at this instant ends; absent if none does. A bound that the clock skips in spring lies
     * as much later as the clock skips; one that it shows twice in autumn is the earlier.
     */
    public @Nullable Instant endsAfter(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        for (var day : new LocalDate[]{today.minusDays(1), today}) {
            var from = day.atTime(window.from()).atZone(zone).toInstant();
            var until = (window.overMidnight() ? day.plusDays(1) : day).atTime(window.until()).atZone(zone).toInstant();
            if (!now.isBefore(from) && now.isBefore(until)) {
                return until;
            }
        }
        return null;
    }
}
