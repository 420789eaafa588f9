package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Journeys;
import io.ansage.query.history.HistoryReads;
import io.ansage.query.log.EventLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers from the projections, and what was known earlier from the events themselves. */
public final class JourneysFromProjections implements Journeys {

    private final OutlookReads outlooks;
    private final HistoryReads history;
    private final EventLog events;

    public JourneysFromProjections(OutlookReads outlooks, HistoryReads history, EventLog events) {
        this.outlooks = outlooks;
        this.history = history;
        this.events = events;
    }

    @Override
    public Optional<Positioned> findJourney(JourneyId id) {
        return outlooks.find(id);
    }

    @Override
    public Map<JourneyId, Positioned> findJourneys(Collection<JourneyId> ids) {
        return outlooks.findAll(ids);
    }

    @Override
    public List<Positioned> listJourneys(@Nullable TrainNumber trainNumber, @Nullable ServiceDate serviceDate,
            @Nullable JourneyId after, int limit) {
        return outlooks.list(trainNumber, serviceDate, after, limit);
    }

    @Override
    public List<Positioned> searchNumber(String text, Instant now, int limit) {
        return outlooks.searchNumber(text, now, limit);
    }

    @Override
    public List<Positioned> listLatest(int limit) {
        return outlooks.listLatest(limit);
    }

    /** Folds the events from the first one on, as long as they were known by then. */
    @Override
    public Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt) {
        return findAsKnownAt(id, knownAt, Instant.MAX);
    }

    @Override
    public Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt, Instant happenedUntil) {
        var known = events.listOf(id)
                .stream()
                .takeWhile(e -> !e.provenance().knownAt().isAfter(knownAt))
                .filter(e -> e instanceof JourneyScheduled || !e.provenance().observedAt().isAfter(happenedUntil))
                .toList();
        return Optional.ofNullable(JourneyFold.fold(known));
    }

    @Override
    public List<HistoryEntry> listHistory(JourneyId id) {
        return history.listOf(id)
                .stream()
                .map(row -> new HistoryEntry(row.revision(), row.position(), row.type(), row.event(),
                        row.recordedAt()))
                .toList();
    }
}
