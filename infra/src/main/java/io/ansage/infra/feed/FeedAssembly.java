package io.ansage.infra.feed;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.Quarantine;
import io.ansage.command.feed.FeedLimits;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.postgres.PostgresTimetable;
import io.ansage.infra.postgres.TimetableLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what a run is asked to read. */
public final class FeedAssembly {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Readers readers;
    private final FeedTime time;
    private final FeedHealth health;

    /** What reads timetables and takes in what feeds say. */
    public record Readers(TimetableLoader loader, PostgresTimetable loaded, Timetable timetable,
            JourneyScheduler scheduler, Quarantine quarantine, ObservationIntake intake, AlertBoard alerts,
            MeterRegistry meters, JdbcClient jdbc) {}

    /** Passenger time, who knows when it may move, where it must stop on the way, and how far it has come. */
    public record Time(PassengerClock clock, Quiescence quiescence, Supplier<Optional<Instant>> nextDue,
            RecordingPlace place) {}

    public FeedAssembly(Readers readers, Time time, FeedHealth health) {
        this.readers = readers;
        this.time = new FeedTime(time.clock(), time.quiescence(), time.nextDue(), time.place()::keep);
        this.health = health;
    }

    /** Everything the options name, and the timetable's days in any case. */
    public FeedRuns runs(FeedProperties properties) {
        var limits = FeedLimits.DEFAULT.withMaxBytes(properties.feedMaxSize().toBytes());
        var intake = new FeedIntake(readers.intake(), readers.alerts(), readers.meters());
        var http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var horizon = new TimetableHorizon(readers.loaded(), readers.scheduler(), time.clock(),
                properties.zoneOrDefault());
        var runs = new ArrayList<FeedRun>();
        runs.add(horizon);
        if (properties.gtfs() != null || !properties.gtfsRt().isEmpty()) {
            runs.add(new GtfsRun(properties, http, limits, new GtfsRun.Timetables(readers.loader(), readers.loaded(),
                    readers.timetable(), horizon, readers.quarantine()), intake, time, health));
        }
        if (properties.irishRail() != null) {
            var location = FeedLocation.of(properties.irishRail());
            runs.add(location instanceof FeedLocation.Local local && local.isZip()
                    ? new ZipReplay(local.path(), properties.speed(), limits, intake, time, health)
                    : IrishRailRun.poll(location, properties, http, limits, intake, time, health));
        }
        if (properties.batchFolder() != null) {
            runs.add(new BatchFolder(Path.of(properties.batchFolder()), limits, intake, readers.jdbc(), time.clock(),
                    health));
        }
        return new FeedRuns(runs);
    }

    /**
     * Feeds on trial, read as live ones are. They follow passenger time and never move it, and their failures take
     * nothing out of service.
     *
     * @param trials where the feed of a name is handed in
     */
    public FeedRuns shadowRuns(ShadowProperties shadow, FeedProperties live,
            Function<String, ? extends ObservationIntake> trials) {
        var limits = FeedLimits.DEFAULT.withMaxBytes(live.feedMaxSize().toBytes());
        var http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var followed = new FollowedTime(time.clock());
        var onTrial = new FeedHealth();
        var horizon = new TimetableHorizon(readers.loaded(), readers.scheduler(), time.clock(), live.zoneOrDefault());
        var runs = new ArrayList<FeedRun>();
        for (var feed : shadow.gtfsRt()) {
            runs.add(new GtfsRun(live.onTrial(feed), http, limits, new GtfsRun.Timetables(readers.loader(),
                    readers.loaded(), readers.timetable(), horizon, readers.quarantine()), intake(trials, feed),
                    followed, onTrial));
        }
        if (shadow.irishRail() != null) {
            var location = FeedLocation.of(shadow.irishRail());
            var intake = intake(trials, shadow.irishRail());
            runs.add(location instanceof FeedLocation.Local local && local.isZip()
                    ? new ZipReplay(local.path(), 0, limits, intake, followed, onTrial)
                    : IrishRailRun.poll(location, live, http, limits, intake, followed, onTrial));
        }
        return new FeedRuns(runs);
    }

    /** Counted apart: the metrics of feeds are those of live ones. */
    private static FeedIntake intake(Function<String, ? extends ObservationIntake> trials, String feed) {
        return new FeedIntake(trials.apply(FeedLocation.of(feed).name()), AlertBoard.NONE, new SimpleMeterRegistry());
    }
}
