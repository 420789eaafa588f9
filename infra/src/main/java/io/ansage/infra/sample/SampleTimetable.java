package io.ansage.infra.sample;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The timetable of the sample network: every line in both directions, around the clock, so that there is always a train. */
public final class SampleTimetable implements Timetable {

    static final String NETWORK = "sample";
    private static final int DAYS_AT_HAND = 8;
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Days as they were made; every report and every look-up asks for them again, and a few are in use at a time. */
    private final Map<ServiceDate, Day> days = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ServiceDate, Day> eldest) {
            return size() > DAYS_AT_HAND;
        }
    });

    @Override
    public boolean covers(String network) {
        return network.equals(NETWORK);
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        return covers(id.network())
                ? Optional.ofNullable(day(id.serviceDate()).byId().get(id))
                : Optional.empty();
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return listOn(serviceDate).stream().filter(j -> j.trainNumber().equals(trainNumber)).toList();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        return day(serviceDate).journeys();
    }

    private Day day(ServiceDate date) {
        return days.computeIfAbsent(date, Day::of);
    }

    /** The journeys of a service date, in the order of the lines, and by their ids. */
    private record Day(List<PlannedJourney> journeys, Map<JourneyId, PlannedJourney> byId) {

        static Day of(ServiceDate date) {
            var journeys = journeysOn(date);
            return new Day(List.copyOf(journeys),
                    journeys.stream().collect(Collectors.toUnmodifiableMap(PlannedJourney::id, j -> j)));
        }
    }

    private static List<PlannedJourney> journeysOn(ServiceDate serviceDate) {
        var journeys = new ArrayList<PlannedJourney>();
        for (var line : SampleLine.ALL) {
            for (int i = 0; i < line.trainsPerDay(); i++) {
                journeys.add(journey(line, i, 0, serviceDate));
                journeys.add(journey(line.reversed(), i, 1, serviceDate));
            }
        }
        return journeys;
    }

    private static PlannedJourney journey(SampleLine line, int index, int direction, ServiceDate date) {
        // Even numbers run one way, odd ones the other, as railways have done since there were numbers.
        String number = String.valueOf(line.number() * 1000 + 2 * index + direction);
        var calls = new ArrayList<StopCall>();
        int at = (line.offset() + index * line.headway()) * 60;
        int last = line.stops().size() - 1;
        for (int i = 0; i <= last; i++) {
            Instant departure = date.at(at, ZONE);
            String stop = line.stops().get(i);
            calls.add(new StopCall(i + 1, new StopId(NETWORK + ":" + slug(stop)), stop,
                    i == 0 ? null : departure.minusSeconds(SampleLine.DWELL_SECONDS), i == last ? null : departure,
                    new Platform(line.platforms().get(i))));
            at += i < last ? line.minutes().get(i) * 60 : 0;
        }
        return new PlannedJourney(new JourneyId(NETWORK, number, date),
                new TrainNumber(line.name().replaceAll(" .*", "") + " " + number), line.name(),
                line.stops().getLast(), ZONE, calls);
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
