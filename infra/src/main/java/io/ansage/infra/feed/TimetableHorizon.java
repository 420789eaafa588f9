package io.ansage.infra.feed;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes journeys of the timetable from yesterday to tomorrow, and of the next day whenever a new one begins. */
final class TimetableHorizon implements FeedRun {

    private static final Logger LOG = LoggerFactory.getLogger(TimetableHorizon.class);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int CHUNK = 1_000;

    private final Timetable timetable;
    private final JourneyScheduler scheduler;
    private final Clock passengerClock;
    private final ZoneId zone;
    private @Nullable ServiceDate reached;

    TimetableHorizon(Timetable timetable, JourneyScheduler scheduler, Clock passengerClock, ZoneId zone) {
        this.timetable = timetable;
        this.scheduler = scheduler;
        this.passengerClock = passengerClock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "timetable";
    }

    @Override
    public void run() throws InterruptedException {
        while (true) {
            try {
                extend();
            } catch (RuntimeException e) {
                LOG.warn("Journeys of the timetable cannot be scheduled now, trying again: {}", e.toString());
                Thread.sleep(GLANCE.multipliedBy(5));
            }
            Thread.sleep(GLANCE);
        }
    }

    /** A timetable was loaded: look at all days again. */
    synchronized void reset() {
        reached = null;
    }

    /** Schedules the days that came within the horizon. */
    synchronized void extend() {
        var today = ServiceDate.on(passengerClock.instant(), zone);
        var known = reached;
        // Days that went by while nobody looked are over: their journeys would only be history that never was.
        var yesterday = today.plusDays(-1);
        var first = known == null || known.compareTo(yesterday) < 0 ? yesterday : known.plusDays(1);
        for (var date = first; date.compareTo(today.plusDays(1)) <= 0; date = date.plusDays(1)) {
            schedule(timetable.listOn(date), date);
            reached = date;
        }
    }

    private void schedule(List<PlannedJourney> journeys, ServiceDate date) {
        for (int from = 0; from < journeys.size(); from += CHUNK) {
            scheduler.schedule(journeys.subList(from, Math.min(journeys.size(), from + CHUNK)));
        }
        if (!journeys.isEmpty()) {
            LOG.info("Timetable: {} journeys of {} scheduled", journeys.size(), date);
        }
    }
}
