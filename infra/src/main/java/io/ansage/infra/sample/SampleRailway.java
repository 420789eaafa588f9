package io.ansage.infra.sample;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the sample network in real time: plans its days, reports on its trains, sends its passengers travelling. */
final class SampleRailway implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRailway.class);
    private static final Duration PAUSE = Duration.ofSeconds(4);
    /** So many passengers begin a trip between two reports, lest the reports wait for them. */
    private static final int AT_A_TIME = 60;

    private final Timetable timetable;
    private final JourneyScheduler scheduler;
    private final SampleFeed feed;
    private final SamplePassengers passengers;
    private final int passengerCount;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable ServiceDate planned;

    SampleRailway(Timetable timetable, JourneyScheduler scheduler, SampleFeed feed, SamplePassengers passengers,
            int passengerCount, Clock passengerClock) {
        this.timetable = timetable;
        this.scheduler = scheduler;
        this.feed = feed;
        this.passengers = passengers;
        this.passengerCount = passengerCount;
        this.clock = passengerClock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("sample-railway").start(this::run);
    }

    private void run() {
        while (isRunning()) {
            try {
                planDays();
                feed.report();
                passengers.keepTravelling(passengerCount, AT_A_TIME);
            } catch (RuntimeException e) {
                // A railway does not stop because somebody did not listen: the next report says it all again.
                LOG.warn("Sample network: {}; trying again in {} s", e.toString(), PAUSE.toSeconds());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void planDays() {
        var today = ServiceDate.on(clock.instant(), SampleTimetable.ZONE);
        if (!today.equals(planned)) {
            scheduler.schedule(Stream.of(today.plusDays(-1), today, today.plusDays(1))
                    .flatMap(d -> timetable.listOn(d).stream())
                    .toList());
            planned = today;
            LOG.info("Sample network: {} lines, {} trains a day, {} passengers", SampleLine.ALL.size(),
                    List.copyOf(timetable.listOn(today)).size(), passengerCount);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
