package io.ansage.infra.postgres;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.gtfs.GtfsFile;
import io.ansage.command.feed.gtfs.GtfsSink;
import io.ansage.command.feed.gtfs.GtfsTrip;
import io.ansage.command.feed.gtfs.ServiceCalendar;
import io.ansage.command.feed.gtfs.TripRepair;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.infra.postgres.StagedChanges.StopRow;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads a timetable inside one transaction of the caller: rows of stop times are staged as they come, in any order, then
 * read back in order and stored per trip. Readers see the old timetable or the new one, never half of each.
 */
final class TimetableStaging implements GtfsSink {

    private static final int BATCH = 500;
    private static final ServiceDate ANY_DATE = ServiceDate.of(2000, 1, 1);

    private final Connection connection;
    private final Rejections rejections;
    private final @Nullable String wantedNetwork;
    private final Map<String, StopDirectory.Stop> stops = new HashMap<>();
    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, GtfsTrip.Header> trips = new HashMap<>();
    private final List<ServiceCalendar> services = new ArrayList<>();
    private String network = "gtfs";
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable CopyIn copy;
    private final StringBuilder row = new StringBuilder();
    private final StagedChanges changes = new StagedChanges();
    private int stored;
    private int unused;

    /** Where rows go that could not be used. */
    @FunctionalInterface
    interface Rejections {
        void rejected(String place, QuarantineReason reason, String detail, String raw);
    }

    /** @param wantedNetwork name of the network, if the agency's is not to be taken */
    TimetableStaging(Connection connection, @Nullable String wantedNetwork, Rejections rejections) throws SQLException {
        this.connection = connection;
        this.wantedNetwork = wantedNetwork;
        this.rejections = rejections;
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table staged_stop_time (trip text, sequence int, arrival int,"
                    + " departure int, stop text) on commit drop");
        }
    }

    String network() {
        return network;
    }

    ZoneId zone() {
        return zone;
    }

    int storedTrips() {
        return stored;
    }

    int unusedRows() {
        return unused;
    }

    int knownTrips() {
        return trips.size();
    }

    @Override
    public void agency(String name, ZoneId agencyZone) {
        network = wantedNetwork == null ? name : wantedNetwork;
        zone = agencyZone;
    }

    @Override
    public void stop(String feedStopId, StopDirectory.Stop stop) {
        stops.put(feedStopId, stop);
    }

    @Override
    public void route(String routeId, String line) {
        lines.put(routeId, line);
    }

    @Override
    public void service(ServiceCalendar service) {
        services.add(service);
    }

    @Override
    public void trip(GtfsTrip.Header trip) {
        trips.put(trip.id(), trip);
    }

    @Override
    public void stopTime(String tripId, int sequence, int arrival, int departure, String feedStopId) {
        if (!stops.containsKey(feedStopId)) {
            throw FeedRefused.malformed("stop_id: is not in stops.txt");
        }
        row.setLength(0);
        escaped(tripId).append('\t')
                .append(sequence)
                .append('\t')
                .append(arrival)
                .append('\t')
                .append(departure)
                .append('\t');
        escaped(feedStopId).append('\n');
        var bytes = row.toString().getBytes(StandardCharsets.UTF_8);
        try {
            if (copy == null) {
                copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_stop_time from stdin");
            }
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException("timetable could not be staged", e);
        }
    }

    private StringBuilder escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                case 0 -> row.append(' ');
                default -> row.append(c);
            }
        }
        return row;
    }

    @Override
    public void transfer(String fromFeedStopId, String toFeedStopId, ChangeTime change) {
        changes.add(stop("from_stop_id", fromFeedStopId), stop("to_stop_id", toFeedStopId), change);
    }

    private StopRow stop(String field, String feedStopId) {
        var stop = stops.get(feedStopId);
        if (stop == null) {
            throw FeedRefused.malformed(field + ": is not in stops.txt");
        }
        return new StopRow(feedStopId, stop.id());
    }

    @Override
    public void unused(GtfsFile file, int rows) {
        unused += rows;
    }

    @Override
    public void rejected(String place, QuarantineReason reason, String detail, String raw) {
        rejections.rejected(place, reason, detail, raw);
    }

    /** Replaces what the network had by what was staged. */
    void store(String contentHash, Instant loadedAt) throws SQLException {
        if (copy != null) {
            copy.endCopy();
        }
        for (var table : List.of("timetable_trip", "timetable_service", "timetable_stop", "timetable_route",
                "timetable_change", "timetable_network")) {
            try (var delete = connection.prepareStatement("delete from " + table + " where network = ?")) {
                delete.setString(1, network);
                delete.execute();
            }
        }
        storeStops();
        storeRoutes();
        storeServices();
        storeTrips();
        changes.store(connection, network);
        try (var insert = connection.prepareStatement("insert into timetable_network"
                + " (network, zone, content_hash, loaded_at) values (?, ?, ?, ?)")) {
            insert.setString(1, network);
            insert.setString(2, zone.getId());
            insert.setString(3, contentHash);
            insert.setObject(4, loadedAt.atOffset(ZoneOffset.UTC));
            insert.execute();
        }
    }

    private void storeStops() throws SQLException {
        try (var insert = connection.prepareStatement("insert into timetable_stop values (?, ?, ?, ?, ?)")) {
            int pending = 0;
            for (var stop : stops.entrySet()) {
                var platform = stop.getValue().platform();
                insert.setString(1, network);
                insert.setString(2, stop.getKey());
                insert.setString(3, stop.getValue().id().value());
                insert.setString(4, stop.getValue().name());
                insert.setString(5, platform == null ? null : platform.name());
                pending = add(insert, pending);
            }
            insert.executeBatch();
        }
    }

    private void storeRoutes() throws SQLException {
        try (var insert = connection.prepareStatement("insert into timetable_route values (?, ?, ?)")) {
            int pending = 0;
            for (var route : lines.entrySet()) {
                insert.setString(1, network);
                insert.setString(2, route.getKey());
                insert.setString(3, route.getValue());
                pending = add(insert, pending);
            }
            insert.executeBatch();
        }
    }

    private void storeServices() throws SQLException {
        try (var insert = connection.prepareStatement("insert into timetable_service values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing")) {
            int pending = 0;
            for (var service : services) {
                insert.setString(1, network);
                insert.setString(2, service.id());
                insert.setObject(3, service.start());
                insert.setObject(4, service.end());
                insert.setInt(5, service.weekdays());
                insert.setArray(6, connection.createArrayOf("date", dates(service.added())));
                insert.setArray(7, connection.createArrayOf("date", dates(service.removed())));
                pending = add(insert, pending);
            }
            insert.executeBatch();
        }
    }

    private static Object[] dates(Collection<LocalDate> dates) {
        return dates.stream().map(Date::valueOf).toArray();
    }

    private void storeTrips() throws SQLException {
        try (var select = connection.prepareStatement(
                "select trip, sequence, arrival, departure, stop from staged_stop_time order by trip, sequence");
                var insert = connection.prepareStatement(
                        "insert into timetable_trip values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            select.setFetchSize(10_000);
            var calls = new ArrayList<GtfsTrip.Call>();
            String current = null;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var trip = rows.getString(1);
                    if (current != null && !current.equals(trip)) {
                        store(current, calls, insert);
                        calls.clear();
                    }
                    current = trip;
                    var stop = stops.get(rows.getString(5));
                    if (stop != null) {
                        calls.add(new GtfsTrip.Call(rows.getInt(2), stop.id(), stop.name(), rows.getInt(3),
                                rows.getInt(4), stop.platform()));
                    }
                }
            }
            if (current != null) {
                store(current, calls, insert);
            }
            insert.executeBatch();
        }
    }

    private void store(String tripId, List<GtfsTrip.Call> calls, PreparedStatement insert) throws SQLException {
        var trip = trips.get(tripId);
        if (trip == null) {
            return;
        }
        try {
            var key = JourneyId.of(network, tripId, ANY_DATE).trip();
            var rising = TripRepair.rising(tripId, calls);
            insert.setString(1, network);
            insert.setString(2, key);
            insert.setString(3, tripId);
            insert.setString(4, trip.serviceId());
            insert.setString(5, trip.trainNumber().value());
            insert.setString(6, trip.line());
            insert.setString(7, trip.headsign());
            insert.setArray(8, array("int4", rising, GtfsTrip.Call::order));
            insert.setArray(9, array("text", rising, call -> call.stop().value()));
            insert.setArray(10, array("text", rising, GtfsTrip.Call::stopName));
            insert.setArray(11, array("int4", rising, GtfsTrip.Call::arrival));
            insert.setArray(12, array("int4", rising, GtfsTrip.Call::departure));
            insert.setArray(13, array("text", rising, call -> call.platform() == null ? "" : call.platform().name()));
            add(insert, stored);
            stored++;
        } catch (FeedRefused e) {
            rejected("trip/" + tripId, e.reason(), e.detail(), "");
        } catch (IllegalArgumentException e) {
            rejected("trip/" + tripId, QuarantineReason.MALFORMED, String.valueOf(e.getMessage()), "");
        }
    }

    private Array array(String type, List<GtfsTrip.Call> calls, Function<GtfsTrip.Call, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, calls.stream().map(part).toArray());
    }

    private static int add(PreparedStatement insert, int pending) throws SQLException {
        insert.addBatch();
        if (pending % BATCH == BATCH - 1) {
            insert.executeBatch();
        }
        return pending + 1;
    }
}
