package io.ansage.infra.feed;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.util.List;
import java.util.Optional;

/** Several timetables seen as one; the first that knows a journey is asked. */
public final class CombinedTimetable implements Timetable {

    private final List<Timetable> parts;

    public CombinedTimetable(List<Timetable> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public boolean covers(String network) {
        return parts.stream().anyMatch(part -> part.covers(network));
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        return parts.stream().map(part -> part.findJourney(id)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return parts.stream().flatMap(part -> part.listByTrainNumber(trainNumber, serviceDate).stream()).toList();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        return parts.stream().flatMap(part -> part.listOn(serviceDate).stream()).toList();
    }
}
