package io.ansage.command.feed.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import io.ansage.command.feed.FeedRefused;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stop time updates of a trip, put in order, and what their numbers mean. */
final class StopTimes {

    private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private StopTimes() {}

    /** In the order of the trip: by sequence, where all have one; feeds do not always send them so. */
    static List<StopTimeUpdate> inOrder(TripUpdate update, int limit) {
        var updates = update.getStopTimeUpdateList();
        if (updates.size() > limit) {
            throw FeedRefused.tooLarge("stop_time_update: more than " + limit + " of them");
        }
        return updates.stream().allMatch(StopTimeUpdate::hasStopSequence)
                ? updates.stream().sorted(Comparator.comparingInt(StopTimeUpdate::getStopSequence)).toList()
                : updates;
    }

    /** Whether a number can be seconds since 1970 of this or the next century. */
    static boolean plausible(long seconds) {
        return seconds >= EARLIEST && seconds <= LATEST;
    }

    /** A time the update names, or nothing. */
    static @Nullable Instant time(StopTimeEvent event, String field) {
        if (!event.hasTime() || event.getTime() == 0) {
            return null;
        }
        long seconds = event.getTime();
        if (!plausible(seconds)) {
            throw FeedRefused.malformed(field + ".time: " + seconds + " is no time of this century in seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** Any time at all that the update names: near it lies the service date. */
    static @Nullable Instant anyTime(TripUpdate update) {
        for (var stop : update.getStopTimeUpdateList()) {
            var time = stop.hasArrival() ? time(stop.getArrival(), "arrival") : null;
            time = time == null && stop.hasDeparture() ? time(stop.getDeparture(), "departure") : time;
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /**
     * Whether this trip shows that the feed sends planned times where the reference asks for expected ones (Belgium did,
     * in 2015): the times rise along the trip, while the times less the delays, which would be the plan, fall.
     */
    static boolean showPlannedTimes(TripUpdate update) {
        Instant time = null;
        Instant plan = null;
        boolean planFalls = false;
        for (var stop : update.getStopTimeUpdateList()) {
            var event = stop.hasArrival() ? stop.getArrival() : stop.getDeparture();
            if (!event.hasDelay() || !event.hasTime() || !plausible(event.getTime())) {
                continue;
            }
            var nextTime = Instant.ofEpochSecond(event.getTime());
            var nextPlan = nextTime.minusSeconds(event.getDelay());
            if (time != null && nextTime.isBefore(time)) {
                return false;
            }
            planFalls |= plan != null && nextPlan.isBefore(plan);
            time = nextTime;
            plan = nextPlan;
        }
        return planFalls;
    }
}
