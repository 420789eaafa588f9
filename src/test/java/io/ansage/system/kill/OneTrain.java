package io.ansage.system.kill;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A railway of one train, which leaves in an hour: its timetable and its live feed, as files. */
final class OneTrain {

    private static final String TRIP = "k1";

    private final Path folder;
    private final LocalDate date;
    private final long departureSeconds;

    OneTrain(Path folder, Instant now) throws IOException {
        this.folder = folder;
        this.date = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var departure = now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        // May run past 24:00, as timetables write what leaves after midnight.
        this.departureSeconds = Duration.between(date.atStartOfDay(ZoneOffset.UTC), departure.atOffset(ZoneOffset.UTC))
                .toSeconds();
        writeTimetable();
        isLate(0, now);
    }

    Path timetable() {
        return folder.resolve("timetable.zip");
    }

    Path feed() {
        return folder.resolve("trips.pb");
    }

    String journeyId() {
        return "kill-line:" + TRIP + ":" + date;
    }

    /** The feed says from now on that the train runs so many minutes late. */
    void isLate(int minutes, Instant now) throws IOException {
        var delay = StopTimeEvent.newBuilder().setDelay(minutes * 60);
        var message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion("2.0")
                        .setTimestamp(now.getEpochSecond()))
                .addEntity(FeedEntity.newBuilder()
                        .setId("1")
                        .setTripUpdate(TripUpdate.newBuilder()
                                .setTimestamp(now.getEpochSecond())
                                .setTrip(TripDescriptor.newBuilder()
                                        .setTripId(TRIP)
                                        .setStartDate(date.format(DateTimeFormatter.BASIC_ISO_DATE)))
                                .addStopTimeUpdate(
                                        StopTimeUpdate.newBuilder().setStopSequence(1).setDeparture(delay))
                                .addStopTimeUpdate(StopTimeUpdate.newBuilder().setStopSequence(2).setArrival(delay))))
                .build();
        // A reader sees the old file or the new one, never half of it.
        var half = Files.write(folder.resolve("trips.new"), message.toByteArray());
        Files.move(half, feed(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeTimetable() throws IOException {
        var files = Map.of("agency.txt",
                "agency_id,agency_name,agency_url,agency_timezone\n1,Kill Line,http://example.org,Etc/UTC\n",
                "stops.txt", "stop_id,stop_name\na,Astadt\nb,Bedorf\n",
                "routes.txt", "route_id,route_short_name,route_type\nr,K1,2\n",
                "calendar_dates.txt",
                "service_id,date,exception_type\ns," + date.format(DateTimeFormatter.BASIC_ISO_DATE) + ",1\n",
                "trips.txt", "route_id,service_id,trip_id,trip_short_name\nr,s," + TRIP + ",K 1\n",
                "stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                        + TRIP + "," + clock(0) + "," + clock(0) + ",a,1\n"
                        + TRIP + "," + clock(3600) + "," + clock(3600) + ",b,2\n");
        try (var zip = new ZipOutputStream(Files.newOutputStream(timetable()))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String clock(long later) {
        var time = Duration.ofSeconds(departureSeconds + later);
        return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
