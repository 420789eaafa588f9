package io.ansage.command.api;

import io.ansage.domain.timetable.PlannedJourney;
import java.util.List;

/** Turns plans into journeys, so that they can be found and subscribed to before any train moves. */
public interface JourneyScheduler {

    /** Schedules those of the journeys that are not known yet; known ones are left as they are. */
    void schedule(List<PlannedJourney> journeys);
}
