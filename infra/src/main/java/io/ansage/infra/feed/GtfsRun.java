package io.ansage.infra.feed;

import io.ansage.command.api.Quarantine;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.gtfsrt.GtfsRealtimeTranslator;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.postgres.PostgresTimetable;
import io.ansage.infra.postgres.TimetableLoader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GTFS side of a run: first the timetable, then the real-time feeds of its network, recorded ones in their order. */
final class GtfsRun implements FeedRun {

    private static final Logger LOG = LoggerFactory.getLogger(GtfsRun.class);
    private static final Source SOURCE = new Source("gtfs-rt", SourceKind.REALTIME);
    private static final String DEFAULT_NETWORK = "gtfs";
    private static final long ARCHIVE_LIMIT = 1L << 30;

    private final FeedProperties properties;
    private final HttpClient http;
    private final FeedLimits limits;
    private final Timetables timetables;
    private final FeedIntake intake;
    private final FeedTime time;
    private final FeedHealth health;

    /** All that a load touches. */
    record Timetables(TimetableLoader loader, PostgresTimetable stops, Timetable all, TimetableHorizon horizon,
            Quarantine quarantine) {}

    private record Feed(FeedLocation location, FeedFetch fetch) {}

    GtfsRun(FeedProperties properties, HttpClient http, FeedLimits limits, Timetables timetables, FeedIntake intake,
            FeedTime time, FeedHealth health) {
        this.properties = properties;
        this.http = http;
        this.limits = limits;
        this.timetables = timetables;
        this.intake = intake;
        this.time = time;
        this.health = health;
    }

    @Override
    public String name() {
        return "gtfs";
    }

    @Override
    public void run() throws IOException, InterruptedException {
        var network = properties.gtfsNetwork() == null ? DEFAULT_NETWORK : properties.gtfsNetwork();
        if (properties.gtfs() != null) {
            network = load(FeedLocation.of(properties.gtfs()), network);
        }
        var translator = new GtfsRealtimeTranslator(network, properties.zoneOrDefault(), timetables.all(),
                timetables.stops(), limits);
        var pollers = new ArrayList<FeedPoller>();
        for (var feed : inOrderOfTime()) {
            pollers.add(new FeedPoller(feed.location().name(), feed.fetch(),
                    message -> handle(feed.location(), message, translator), properties.pollInterval(), health));
        }
        if (properties.gtfsRt().stream().map(FeedLocation::of).allMatch(FeedLocation.Local.class::isInstance)) {
            // Recordings follow each other on one clock: the first round must keep their order.
            for (var poller : pollers) {
                poller.poll();
            }
        }
        var runs = new FeedRuns(List.copyOf(pollers));
        runs.start();
        try {
            if (properties.irishRail() == null) {
                time.keepRunning();
            }
            Thread.sleep(Duration.ofDays(365_000));
        } finally {
            runs.stop();
        }
    }

    private List<Feed> inOrderOfTime() throws IOException {
        var starts = new ArrayList<Map.Entry<Instant, Feed>>();
        for (var text : properties.gtfsRt()) {
            var location = FeedLocation.of(text);
            var at = location instanceof FeedLocation.Local(var path) && Files.isReadable(path)
                    ? FirstTime.header(path)
                    : Optional.<Instant>empty();
            starts.add(Map.entry(at.orElse(Instant.MAX),
                    new Feed(location, new FeedFetch(location, http, limits.maxBytes()))));
        }
        return starts.stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void handle(FeedLocation location, FeedFetch.Message message, GtfsRealtimeTranslator translator)
            throws InterruptedException {
        var header = GtfsRealtimeTranslator.peekTimestamp(message.open(), limits);
        if (header != null) {
            time.advanceTo(header);
        }
        var now = time.clock().instant();
        var at = header != null ? header : message.at() != null && !time.clock().isVirtual() ? message.at() : now;
        intake.accept(location.name(), translator.translate(message.open(),
                new Capture(SOURCE, location.name() + "@" + at, at, now)));
    }

    private String load(FeedLocation location, String otherwise) throws InterruptedException {
        LOG.info("Timetable {}: loading", location.name());
        @Nullable Path download = null;
        try {
            var archive = switch (location) {
                case FeedLocation.Local(var path) -> path;
                case FeedLocation.Remote _ -> {
                    download = Files.createTempFile("timetable", ".zip");
                    var message = new FeedFetch(location, http, ARCHIVE_LIMIT).fetch().orElseThrow();
                    yield Files.write(download, message.body());
                }
            };
            var outcome = timetables.loader().load(archive, properties.gtfsNetwork(), new LoadProgress()::tell);
            LOG.info(outcome.changed()
                    ? "Timetable {}: {} trips of network {} loaded, {} rows set aside, {} not used"
                    : "Timetable {}: was loaded before ({} new trips, network {}, {} rows set aside, {} not used)",
                    location.name(), outcome.trips(), outcome.network(), outcome.rejected(),
                    outcome.unused());
            health.succeeded(name());
            timetables.horizon().reset();
            timetables.horizon().extend();
            int again = timetables.quarantine().resubmitUnmatched();
            if (again > 0) {
                LOG.info("Timetable {}: {} observations that matched nothing are tried again", location.name(), again);
            }
            return outcome.network();
        } catch (IOException | FeedRefused | IllegalStateException e) {
            health.failed(name(), String.valueOf(e.getMessage()));
            LOG.error("Timetable {} could not be loaded: {}", location.name(), e.getMessage());
            return otherwise;
        } finally {
            delete(download);
        }
    }

    private static void delete(@Nullable Path download) {
        try {
            if (download != null) {
                Files.deleteIfExists(download);
            }
        } catch (IOException e) {
            LOG.warn("Temporary file {} remains: {}", download, e.toString());
        }
    }
}
