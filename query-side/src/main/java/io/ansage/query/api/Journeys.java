package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.time.ServiceDate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds journeys and tells what is, and what was, known about them. */
public interface Journeys {

    /** The current truth, with the position of the last event in it. */
    Optional<Positioned> findJourney(JourneyId id);

    /** The same of several, in one look; those that are not known are missing. */
    Map<JourneyId, Positioned> findJourneys(Collection<JourneyId> ids);

    /**
     * Journeys by train number, service date or both, ordered by id.
     *
     * @param after id of the last journey of the page before; absent for the first page
     */
    List<Positioned> listJourneys(@Nullable TrainNumber trainNumber, @Nullable ServiceDate serviceDate,
            @Nullable JourneyId after, int limit);

    /**
     * Journeys of these days that are not over, by a part of their number, those that begin nearest to {@code now} first.
     * The number has these digits and letters in front: {@code re100} finds {@code RE 1001}. None without a digit.
     */
    List<Positioned> searchNumber(String text, Instant now, int limit);

    /** Journeys that changed last, the newest first: what is going on. */
    List<Positioned> listLatest(int limit);

    /** The outlook as it was known at an instant of passenger time; empty if nothing was known yet. */
    Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt);

    /**
     * The same, of both times: what was known at {@code knownAt} of what had been observed until {@code happenedUntil}. The
     * plan itself is known whenever it was made. Both are instants of passenger time.
     */
    Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt, Instant happenedUntil);

    /** Everything that happened, in the order we learned it. */
    List<HistoryEntry> listHistory(JourneyId id);

    /** An outlook and the position in the event store of the last event it holds. */
    record Positioned(JourneyOutlook outlook, long position) {}

    /**
     * One event of a journey.
     *
     * @param revision   revision of the outlook that it made
     * @param position   position in the event store
     * @param type       stable name of the event
     * @param recordedAt when it was stored, in machine time; its own two times are in its provenance
     */
    record HistoryEntry(long revision, long position, String type, JourneyEvent event, Instant recordedAt) {}
}
