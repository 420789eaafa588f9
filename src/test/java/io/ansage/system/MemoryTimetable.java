package io.ansage.system;

import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.gtfs.GtfsArchive;
import io.ansage.command.feed.gtfs.GtfsFile;
import io.ansage.command.feed.gtfs.GtfsReader;
import io.ansage.command.feed.gtfs.GtfsSink;
import io.ansage.command.feed.gtfs.GtfsTrip;
import io.ansage.command.feed.gtfs.ServiceCalendar;
import io.ansage.command.feed.gtfs.TripRepair;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small timetable, held in memory: that of a GTFS archive, or filled by a test, or empty. */
public final class MemoryTimetable implements GtfsSink, Timetable, StopDirectory {

    public final List<String> rejected = new ArrayList<>();
    public final Map<String, ChangeTime> changes = new HashMap<>();
    public int unused;
    public String network = "";
    private ZoneId zone = ZoneId.of("UTC");
    private final Map<String, Stop> stops = new HashMap<>();
    private final Map<String, ServiceCalendar> services = new HashMap<>();
    private final Map<String, GtfsTrip.Header> headers = new TreeMap<>();
    private final Map<String, List<GtfsTrip.Call>> calls = new HashMap<>();
    private final Map<JourneyId, PlannedJourney> planned = new TreeMap<>();

    public static MemoryTimetable load(Path zip) throws IOException {
        var timetable = new MemoryTimetable();
        try (var archive = GtfsArchive.open(zip)) {
            new GtfsReader(archive, timetable, _ -> {}).read();
        }
        return timetable;
    }

    public void plan(PlannedJourney journey) {
        planned.put(journey.id(), journey);
    }

    @Override
    public void agency(String name, ZoneId agencyZone) {
        network = name;
        zone = agencyZone;
    }

    @Override
    public void stop(String feedStopId, Stop stop) {
        stops.put(feedStopId, stop);
    }

    @Override
    public void route(String routeId, String line) {}

    @Override
    public void service(ServiceCalendar service) {
        services.put(service.id(), service);
    }

    @Override
    public void trip(GtfsTrip.Header trip) {
        headers.put(trip.id(), trip);
    }

    @Override
    public void stopTime(String tripId, int sequence, int arrival, int departure, String feedStopId) {
        var stop = stops.get(feedStopId);
        calls.computeIfAbsent(tripId, _ -> new ArrayList<>())
                .add(new GtfsTrip.Call(sequence, stop.id(), stop.name(), arrival, departure, stop.platform()));
    }

    @Override
    public void transfer(String fromFeedStopId, String toFeedStopId, ChangeTime change) {
        changes.put(fromFeedStopId + "/" + toFeedStopId, change);
    }

    @Override
    public void unused(GtfsFile file, int rows) {
        unused += rows;
    }

    @Override
    public void rejected(String place, QuarantineReason reason, String detail, String raw) {
        rejected.add(place + " " + reason + " " + detail);
    }

    @Override
    public Optional<Stop> findStop(String ofNetwork, String feedStopId) {
        return Optional.ofNullable(stops.get(feedStopId));
    }

    @Override
    public boolean covers(String name) {
        return name.equals(network);
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        return listOn(id.serviceDate()).stream().filter(journey -> journey.id().equals(id)).findFirst();
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return listOn(serviceDate).stream().filter(journey -> journey.trainNumber().equals(trainNumber)).toList();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        return Stream.concat(planned.values().stream().filter(p -> p.id().serviceDate().equals(serviceDate)),
                ofArchive(serviceDate)).toList();
    }

    private Stream<PlannedJourney> ofArchive(ServiceDate serviceDate) {
        return headers.values()
                .stream()
                .filter(trip -> services.get(trip.serviceId()).runsOn(serviceDate))
                .map(trip -> new GtfsTrip(trip, TripRepair.rising(trip.id(), calls.get(trip.id())
                        .stream()
                        .sorted(Comparator.comparingInt(GtfsTrip.Call::order))
                        .toList())).on(network, serviceDate, zone));
    }
}
