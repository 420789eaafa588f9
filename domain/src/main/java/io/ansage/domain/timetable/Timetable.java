package io.ansage.domain.timetable;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import java.util.List;
import java.util.Optional;

/** Reads the timetable: which journeys are meant to run. */
public interface Timetable {

    /** Whether any timetable is loaded for this network. */
    boolean covers(String network);

    /** The plan of a journey; empty if the trip is unknown or does not run on that service date. */
    Optional<PlannedJourney> findJourney(JourneyId id);

    /** The journeys with this train number on this service date, in any network. */
    List<PlannedJourney> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate);

    /** All journeys of a service date. */
    List<PlannedJourney> listOn(ServiceDate serviceDate);
}
