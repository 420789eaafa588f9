package io.ansage.command.match;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The journeys that have been scheduled, from a timetable or from a feed; the command side's own index of them. */
public interface KnownJourneys {

    /** The journeys with this train number on this service date, in any network. */
    List<Known> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate);

    /** Those of the journeys that are known. */
    Set<JourneyId> known(Set<JourneyId> ids);

    /** A known journey; {@code from} and {@code until} are its first and last planned times, where it has any. */
    record Known(JourneyId id, @Nullable Instant from, @Nullable Instant until) {}
}
