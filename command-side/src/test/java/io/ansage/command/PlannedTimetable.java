package io.ansage.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A timetable that a test fills; empty, it is that of nobody. */
public final class PlannedTimetable implements Timetable {

    private final Map<JourneyId, PlannedJourney> planned = new TreeMap<>();
    private final Set<String> networks = new HashSet<>();

    /** From now on this network has a timetable, even if no journey is in it. */
    public PlannedTimetable covering(String network) {
        networks.add(network);
        return this;
    }

    public PlannedTimetable with(PlannedJourney journey) {
        planned.put(journey.id(), journey);
        return covering(journey.id().network());
    }

    @Override
    public boolean covers(String network) {
        return networks.contains(network);
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        return Optional.ofNullable(planned.get(id));
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return listOn(serviceDate).stream().filter(p -> p.trainNumber().equals(trainNumber)).toList();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        return planned.values()
                .stream()
                .filter(p -> p.id().serviceDate().equals(serviceDate))
                .sorted(Comparator.comparing(PlannedJourney::id))
                .toList();
    }
}
