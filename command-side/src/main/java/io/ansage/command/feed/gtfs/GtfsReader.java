package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.gtfs.GtfsArchive.Table;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a timetable from an archive into a sink. Bad rows are set aside one by one. */
public final class GtfsReader {

    private static final int NAME_LIMIT = 100;
    private static final int ROWS_PER_STEP = 10_000;

    private final GtfsArchive archive;
    private final GtfsSink sink;
    private final DoubleConsumer progress;

    /** @param progress told the share of the work done, from 0 to 1, now and then */
    public GtfsReader(GtfsArchive archive, GtfsSink sink, DoubleConsumer progress) {
        this.archive = archive;
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Reads all of it.
     *
     * @throws FeedRefused if the timetable as a whole cannot be used, naming file and column
     */
    public void read() throws IOException {
        readAgency();
        readStops();
        var lines = readRoutes();
        new CalendarReader(archive, sink).read();
        var trips = readTrips(lines);
        readStopTimes(trips);
        new TransferReader(archive, sink).read();
        progress.accept(1);
    }

    private void readAgency() throws IOException {
        try (var table = required(GtfsFile.AGENCY)) {
            var fields = table.records().next();
            if (fields == null) {
                throw FeedRefused.malformed("agency.txt: names no agency");
            }
            var zone = table.get(fields, table.records().column("agency_timezone"));
            var id = FeedText.slug(table.get(fields, table.records().column("agency_id")));
            var name = FeedText.slug(table.get(fields, table.records().column("agency_name")));
            try {
                sink.agency(network(id.matches("[a-z][a-z0-9-]*") ? id : name), ZoneId.of(zone));
            } catch (DateTimeException _) {
                throw FeedRefused.malformed("agency_timezone: '" + FeedText.line(zone, 60) + "' is no time zone");
            }
        }
    }

    private static String network(String slug) {
        var name = slug.length() > 32 ? slug.substring(0, 32) : slug;
        return name.matches("[a-z][a-z0-9-]*") ? name : "gtfs";
    }

    private void readStops() throws IOException {
        var names = new HashMap<String, String>();
        var parents = new HashMap<String, String>();
        var platforms = new HashMap<String, String>();
        try (var table = required(GtfsFile.STOPS)) {
            int id = table.records().column("stop_id");
            int name = table.records().column("stop_name");
            int parent = table.records().column("parent_station");
            int platform = table.records().column("platform_code");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                var stopId = table.get(fields, id);
                names.put(stopId, FeedText.line(table.get(fields, name), NAME_LIMIT));
                parents.put(stopId, table.get(fields, parent));
                platforms.put(stopId, FeedText.line(table.get(fields, platform), 32));
            }
        }
        names.forEach((id, name) -> {
            var parent = parents.getOrDefault(id, "");
            var station = names.containsKey(parent) ? parent : id;
            var stationName = names.getOrDefault(station, name);
            var shown = stationName.isEmpty() ? FeedText.line(station, NAME_LIMIT) : stationName;
            var platform = platforms.getOrDefault(id, "");
            try {
                sink.stop(id, new StopDirectory.Stop(new StopId(FeedText.line(station, 128)), shown,
                        platform.isEmpty() ? null : new Platform(platform)));
            } catch (IllegalArgumentException e) {
                reject("stops.txt/" + id, FeedRefused.malformed("stop_id: " + e.getMessage()), name);
            }
        });
    }

    private Map<String, String> readRoutes() throws IOException {
        var lines = new HashMap<String, String>();
        try (var table = required(GtfsFile.ROUTES)) {
            int id = table.records().column("route_id");
            int shortName = table.records().column("route_short_name");
            int longName = table.records().column("route_long_name");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                var name = table.get(fields, shortName);
                var line = FeedText.line(name.isEmpty() ? table.get(fields, longName) : name, NAME_LIMIT);
                lines.put(table.get(fields, id), line);
                if (!line.isEmpty()) {
                    sink.route(table.get(fields, id), line);
                }
            }
        }
        return lines;
    }

    private Set<String> readTrips(Map<String, String> lines) throws IOException {
        var trips = new HashSet<String>();
        try (var table = required(GtfsFile.TRIPS)) {
            int route = table.records().column("route_id");
            int service = table.records().column("service_id");
            int id = table.records().column("trip_id");
            int headsign = table.records().column("trip_headsign");
            int number = table.records().column("trip_short_name");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                var tripId = table.get(fields, id);
                var shortName = FeedText.line(table.get(fields, number), 64);
                try {
                    if (tripId.isEmpty() || tripId.length() > 160 || !trips.add(tripId)) {
                        throw FeedRefused.malformed("trip_id: is missing, longer than 160 characters or used twice");
                    }
                    sink.trip(new GtfsTrip.Header(tripId, table.get(fields, service),
                            new TrainNumber(shortName.isEmpty() ? FeedText.line(tripId, 64) : shortName),
                            orNull(lines.getOrDefault(table.get(fields, route), "")),
                            orNull(FeedText.line(table.get(fields, headsign), NAME_LIMIT))));
                } catch (FeedRefused e) {
                    reject("trips.txt/" + table.records().recordNumber(), e, String.join(",", fields));
                } catch (IllegalArgumentException e) {
                    reject("trips.txt/" + table.records().recordNumber(),
                            FeedRefused.malformed(String.valueOf(e.getMessage())), String.join(",", fields));
                }
            }
        }
        return trips;
    }

    private void readStopTimes(Set<String> trips) throws IOException {
        double total = Math.max(1, archive.size(GtfsFile.STOP_TIMES));
        try (var table = required(GtfsFile.STOP_TIMES)) {
            int trip = table.records().column("trip_id");
            int arrival = table.records().column("arrival_time");
            int departure = table.records().column("departure_time");
            int stop = table.records().column("stop_id");
            int sequence = table.records().column("stop_sequence");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                try {
                    var tripId = table.get(fields, trip);
                    if (!trips.contains(tripId)) {
                        throw FeedRefused.malformed("trip_id: '" + FeedText.line(tripId, 60) + "' is not in trips.txt");
                    }
                    sink.stopTime(tripId, GtfsTime.sequence(table.get(fields, sequence)),
                            GtfsTime.seconds("arrival_time", table.get(fields, arrival)),
                            GtfsTime.seconds("departure_time", table.get(fields, departure)),
                            table.get(fields, stop));
                } catch (FeedRefused e) {
                    reject("stop_times.txt/" + table.records().recordNumber(), e, String.join(",", fields));
                }
                if (table.records().recordNumber() % ROWS_PER_STEP == 0) {
                    progress.accept(Math.min(1, table.in().count() / total));
                }
            }
        }
    }

    private Table required(GtfsFile file) throws IOException {
        return archive.open(file)
                .orElseThrow(() -> FeedRefused.malformed(file.fileName() + ": is missing from the archive"));
    }

    private void reject(String place, FeedRefused e, String raw) {
        sink.rejected(place, e.reason(), e.detail(), raw);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
