package io.ansage.infra.postgres;

import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.gtfs.GtfsTrip;
import io.ansage.command.feed.gtfs.ServiceCalendar;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The loaded timetables. Calendars are held in memory, trips, stops and change times are cached as they are asked for;
 * all of it is forgotten when a timetable was loaded, on another node within half a minute.
 */
public final class PostgresTimetable implements Timetable, StopDirectory, ChangeTimes {

    private static final int CACHED = 100_000;
    private static final long RECHECK_NANOS = 30_000_000_000L;
    /** {@code RE 1 (26834)}: timetables often know the train as 26834. */
    private static final Pattern WITH_LINE = Pattern.compile(".*\\((?<number>\\d+)\\)");

    private final JdbcClient jdbc;
    private volatile @Nullable Loaded loaded;

    public PostgresTimetable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of one state of the timetables. */
    private record Loaded(long loadId, long checkedAt, Map<String, ZoneId> zones,
            Map<String, Map<String, ServiceCalendar>> services, Map<JourneyKey, Optional<GtfsTrip>> trips,
            Map<JourneyKey, Optional<Stop>> stops, Map<ChangeKey, Optional<ChangeTime>> changes) {

        boolean runs(String network, GtfsTrip trip, ServiceDate date) {
            var service = services.getOrDefault(network, Map.of()).get(trip.header().serviceId());
            return service != null && service.runsOn(date);
        }
    }

    /** A trip or a stop of a network, by its name. */
    private record JourneyKey(String network, String name) {}

    private record ChangeKey(String network, StopId from, StopId to) {}

    /** Forgets what was read: a timetable was loaded. */
    public void refresh() {
        loaded = null;
    }

    @Override
    public boolean covers(String network) {
        return loaded().zones().containsKey(network);
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        var now = loaded();
        var zone = now.zones().get(id.network());
        if (zone == null) {
            return Optional.empty();
        }
        return cached(now.trips(), new JourneyKey(id.network(), id.trip()), this::readTrip)
                .filter(trip -> now.runs(id.network(), trip, id.serviceDate()))
                .map(trip -> trip.on(id.network(), id.serviceDate(), zone));
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        var matcher = WITH_LINE.matcher(trainNumber.value());
        var plain = matcher.matches() ? matcher.group("number") : trainNumber.value();
        var now = loaded();
        return jdbc.sql("select * from timetable_trip where train_number in (:number, :plain) order by trip_key")
                .param("number", trainNumber.value())
                .param("plain", plain)
                .query((rs, _) -> planned(now, rs, serviceDate))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        var now = loaded();
        var result = new ArrayList<PlannedJourney>();
        now.services().forEach((network, services) -> {
            var running = services.values()
                    .stream()
                    .filter(service -> service.runsOn(serviceDate))
                    .map(ServiceCalendar::id)
                    .toArray(String[]::new);
            if (running.length > 0) {
                jdbc.sql("select * from timetable_trip where network = :network and service_id = any(:services)"
                        + " order by trip_key")
                        .param("network", network)
                        .param("services", running)
                        .query((rs, _) -> planned(now, rs, serviceDate))
                        .list()
                        .forEach(journey -> journey.ifPresent(result::add));
            }
        });
        return result;
    }

    @Override
    public Optional<Stop> findStop(String network, String feedStopId) {
        return cached(loaded().stops(), new JourneyKey(network, feedStopId), this::readStop);
    }

    /** Alerts name few routes, each once for each message that holds something new: not worth a cache. */
    @Override
    public Optional<String> findLine(String network, String routeId) {
        return jdbc.sql("select line from timetable_route where network = :network and route_id = :route")
                .param("network", network)
                .param("route", routeId)
                .query(String.class)
                .optional();
    }

    /** Of the timetables as loaded now: what is decided again later is decided with the times of that day. */
    @Override
    public Optional<ChangeTime> find(String network, StopId from, StopId to) {
        var now = loaded();
        return now.zones().containsKey(network)
                ? cached(now.changes(), new ChangeKey(network, from, to), this::readChange)
                : Optional.empty();
    }

    private Optional<ChangeTime> readChange(ChangeKey key) {
        return jdbc.sql("select minutes, possible from timetable_change"
                + " where network = :network and from_stop = :from and to_stop = :to")
                .param("network", key.network())
                .param("from", key.from().value())
                .param("to", key.to().value())
                .query((rs, _) -> new ChangeTime(rs.getInt("minutes"), rs.getBoolean("possible")))
                .optional();
    }

    private static <K, T> Optional<T> cached(Map<K, Optional<T>> cache, K key, Function<K, Optional<T>> read) {
        var known = cache.get(key);
        if (known != null) {
            return known;
        }
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        var found = read.apply(key);
        cache.put(key, found);
        return found;
    }

    private Optional<GtfsTrip> readTrip(JourneyKey key) {
        return jdbc.sql("select * from timetable_trip where network = :network and trip_key = :trip")
                .param("network", key.network())
                .param("trip", key.name())
                .query((rs, _) -> trip(rs))
                .optional();
    }

    private Optional<Stop> readStop(JourneyKey key) {
        return jdbc.sql("select stop_id, name, platform from timetable_stop"
                + " where network = :network and feed_stop_id = :stop")
                .param("network", key.network())
                .param("stop", key.name())
                .query((rs, _) -> new Stop(new StopId(rs.getString("stop_id")), rs.getString("name"),
                        platform(rs.getString("platform"))))
                .optional();
    }

    private static Optional<PlannedJourney> planned(Loaded now, ResultSet row, ServiceDate date) throws SQLException {
        var network = row.getString("network");
        var trip = trip(row);
        var zone = now.zones().get(network);
        return zone != null && now.runs(network, trip, date)
                ? Optional.of(trip.on(network, date, zone))
                : Optional.empty();
    }

    private static GtfsTrip trip(ResultSet row) throws SQLException {
        var orders = array(row, "orders", Integer[].class);
        var arrivals = array(row, "arrivals", Integer[].class);
        var departures = array(row, "departures", Integer[].class);
        var stops = array(row, "stop_ids", String[].class);
        var names = array(row, "stop_names", String[].class);
        var platforms = array(row, "platforms", String[].class);
        var calls = new ArrayList<GtfsTrip.Call>(orders.length);
        for (int i = 0; i < orders.length; i++) {
            calls.add(new GtfsTrip.Call(orders[i], new StopId(stops[i]), names[i], arrivals[i], departures[i],
                    platform(platforms[i])));
        }
        return new GtfsTrip(new GtfsTrip.Header(row.getString("trip_id"), row.getString("service_id"),
                new TrainNumber(row.getString("train_number")), row.getString("line"), row.getString("headsign")),
                calls);
    }

    private static <T> T array(ResultSet row, String column, Class<T> type) throws SQLException {
        return type.cast(row.getArray(column).getArray());
    }

    private static @Nullable Platform platform(@Nullable String name) {
        return name == null || name.isEmpty() ? null : new Platform(name);
    }

    private Loaded loaded() {
        var known = loaded;
        if (known != null && System.nanoTime() - known.checkedAt() < RECHECK_NANOS) {
            return known;
        }
        long loadId = jdbc.sql("select coalesce(max(load_id), 0) from timetable_network").query(Long.class).single();
        var fresh = known != null && known.loadId() == loadId
                ? new Loaded(loadId, System.nanoTime(), known.zones(), known.services(), known.trips(), known.stops(),
                        known.changes())
                : read(loadId);
        loaded = fresh;
        return fresh;
    }

    private Loaded read(long loadId) {
        var zones = new HashMap<String, ZoneId>();
        jdbc.sql("select network, zone from timetable_network")
                .query((rs, _) -> zones.put(rs.getString("network"), ZoneId.of(rs.getString("zone"))))
                .list();
        var services = new HashMap<String, Map<String, ServiceCalendar>>();
        jdbc.sql("select * from timetable_service").query((rs, _) -> {
            var service = new ServiceCalendar(rs.getString("service_id"), rs.getObject("start_date", LocalDate.class),
                    rs.getObject("end_date", LocalDate.class), rs.getInt("weekdays"), dates(rs, "added"),
                    dates(rs, "removed"));
            return services.computeIfAbsent(rs.getString("network"), _ -> new HashMap<>()).put(service.id(), service);
        }).list();
        return new Loaded(loadId, System.nanoTime(), Map.copyOf(zones), services, new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private static Set<LocalDate> dates(ResultSet row, String column) throws SQLException {
        return Arrays.stream(array(row, column, Date[].class))
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
    }
}
