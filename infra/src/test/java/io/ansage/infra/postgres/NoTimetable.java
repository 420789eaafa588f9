package io.ansage.infra.postgres;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.util.List;
import java.util.Optional;

/** Of a network that has none. */
final class NoTimetable implements Timetable {

    @Override
    public boolean covers(String network) {
        return false;
    }

    @Override
    public Optional<PlannedJourney> findJourney(JourneyId id) {
        return Optional.empty();
    }

    @Override
    public List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return List.of();
    }

    @Override
    public List<PlannedJourney> listOn(ServiceDate serviceDate) {
        return List.of();
    }
}
