package io.ansage.command.feed.gtfs;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A trip of a timetable: the same on each of its service dates, with times in seconds from their origin. */
public record GtfsTrip(Header header, List<Call> calls) {

    public GtfsTrip {
        calls = List.copyOf(calls);
    }

    /** What trips.txt and routes.txt say of a trip. */
    public record Header(String id, String serviceId, TrainNumber trainNumber, @Nullable String line,
            @Nullable String headsign) {}

    /** A call; a time below zero is absent. */
    public record Call(int order, StopId stop, String stopName, int arrival, int departure,
            @Nullable Platform platform) {}

    /** The journey of this trip on a service date. */
    public PlannedJourney on(String network, ServiceDate date, ZoneId zone) {
        int last = calls.size() - 1;
        var planned = IntStream.rangeClosed(0, last).mapToObj(i -> {
            var call = calls.get(i);
            // The reference wants both times at both ends; nobody arrives where the train begins.
            return new StopCall(call.order(), call.stop(), call.stopName(),
                    i == 0 ? null : instant(call.arrival(), date, zone),
                    i == last ? null : instant(call.departure(), date, zone), call.platform());
        }).toList();
        return new PlannedJourney(JourneyId.of(network, header.id(), date), header.trainNumber(), header.line(),
                header.headsign(), zone, planned);
    }

    private static @Nullable Instant instant(int seconds, ServiceDate date, ZoneId zone) {
        return seconds < 0 ? null : date.at(seconds, zone);
    }
}
