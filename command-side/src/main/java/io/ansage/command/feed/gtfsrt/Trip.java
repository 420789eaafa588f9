package io.ansage.command.feed.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trip an entity is about.
 *
 * @param name        the feed's trip id
 * @param serviceDate the service date it names, or under which it fits best
 * @param planned     its plan, where a timetable knows it
 */
record Trip(String network, String name, ServiceDate serviceDate, @Nullable PlannedJourney planned) {

    private static final int NAME_LIMIT = 160;

    /**
     * Finds the trip. Without a start date it is the day under which its times lie nearest to {@code about}: a trip of
     * the evening before may still be running.
     *
     * @param about a time the entity names, else the time of the feed
     */
    static Trip find(TripDescriptor trip, String network, ZoneId zone, Timetable timetable, Instant about) {
        var name = trip.getTripId();
        if (name.isBlank() || name.length() > NAME_LIMIT) {
            throw FeedRefused.malformed("trip.trip_id: must have 1 to " + NAME_LIMIT
                    + " characters; trips named by route and time only are not supported");
        }
        if (trip.hasStartDate()) {
            var date = date(trip.getStartDate());
            return new Trip(network, name, date, plan(timetable, network, name, date).orElse(null));
        }
        var today = ServiceDate.on(about, zone);
        var best = Stream.of(-1, 0, 1)
                .map(days -> plan(timetable, network, name, today.plusDays(days)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(plan -> distance(plan, about)));
        return best.map(plan -> new Trip(network, name, plan.id().serviceDate(), plan))
                .orElseGet(() -> new Trip(network, name, today, null));
    }

    JourneyRef ref() {
        return new JourneyRef(network, name, trainNumber(), serviceDate);
    }

    JourneyId id() {
        return JourneyId.of(network, name, serviceDate);
    }

    TrainNumber trainNumber() {
        return planned != null ? planned.trainNumber() : new TrainNumber(FeedText.line(name, 64));
    }

    private static Optional<PlannedJourney> plan(Timetable timetable, String network, String name, ServiceDate date) {
        return timetable.findJourney(JourneyId.of(network, name, date));
    }

    /** How far outside the run of this plan an instant lies. */
    private static Duration distance(PlannedJourney plan, Instant at) {
        var times = plan.calls()
                .stream()
                .flatMap(call -> Stream.of(Optional.ofNullable(call.aimedArrival()),
                        Optional.ofNullable(call.aimedDeparture())))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return Duration.ofDays(365);
        }
        if (at.isBefore(times.getFirst())) {
            return Duration.between(at, times.getFirst());
        }
        return at.isAfter(times.getLast()) ? Duration.between(times.getLast(), at) : Duration.ZERO;
    }

    private static ServiceDate date(String text) {
        try {
            return new ServiceDate(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException _) {
            throw FeedRefused.malformed(
                    "trip.start_date: '" + FeedText.line(text, 20) + "' is no date of the form YYYYMMDD");
        }
    }
}
