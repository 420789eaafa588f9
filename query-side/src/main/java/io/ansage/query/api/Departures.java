package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a station board shows; the same truth, at the same revision, as the journeys themselves. */
public interface Departures {

    /** Departures at a stop whose expected (or else planned) time is not before {@code from}, in order of time. */
    List<Departure> listDepartures(StopId stop, Instant from, int limit);

    /**
     * Journeys that depart from or arrive at a stop from then on, the next one first: expected, else planned; those of
     * which no time is known come last. What a board shows of them is in their outlooks.
     */
    List<JourneyOutlook> listCalling(StopId stop, Instant from, int limit);

    /** A stop and its name; empty if no journey ever called there. */
    Optional<Stop> findStop(StopId stop);

    /** Stops whose name contains the text, ignoring case, in alphabetical order. */
    List<Stop> listStops(String text, int limit);

    record Stop(StopId id, String name) {}

    /** One line of a board. {@code delayMinutes} is absent where nothing is known: never shown as punctual. */
    record Departure(JourneyId journeyId, long revision, int order, TrainNumber trainNumber, @Nullable String line,
            String destination, @Nullable Instant aimed, @Nullable Instant expected, @Nullable Integer delayMinutes,
            @Nullable String plannedPlatform, @Nullable String platform, boolean cancelled, boolean departed,
            Instant asOf) {}
}
