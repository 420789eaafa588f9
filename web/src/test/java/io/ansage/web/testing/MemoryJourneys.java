package io.ansage.web.testing;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Departures;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.Notices.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journeys folded from events in memory, and told to listeners as they change. */
public final class MemoryJourneys implements Journeys, Departures, LiveUpdates {

    private final Map<JourneyId, List<HistoryEntry>> events = new LinkedHashMap<>();
    private final List<Consumer<OutlookUpdate>> outlookListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Notice>> noticeListeners = new CopyOnWriteArrayList<>();
    private long position;

    /** Something happens to a journey. */
    public synchronized OutlookUpdate happen(JourneyEvent event) {
        var history = events.computeIfAbsent(event.journeyId(), _ -> new ArrayList<>());
        var type = JourneyEventTypes.all().stream().filter(t -> t.type() == event.getClass()).findFirst().orElseThrow();
        history.add(new HistoryEntry(history.size() + 1, ++position, type.typeName(), event,
                event.provenance().knownAt()));
        var update = new OutlookUpdate(findJourney(event.journeyId()).orElseThrow().outlook(), position);
        outlookListeners.forEach(l -> l.accept(update));
        return update;
    }

    void tell(Notice notice) {
        noticeListeners.forEach(l -> l.accept(notice));
    }

    public int listeners() {
        return outlookListeners.size() + noticeListeners.size();
    }

    @Override
    public synchronized Optional<Positioned> findJourney(JourneyId id) {
        var history = events.get(id);
        return history == null
                ? Optional.empty()
                : Optional.of(new Positioned(fold(history), history.getLast().position()));
    }

    private static JourneyOutlook fold(List<HistoryEntry> history) {
        var outlook = JourneyFold.fold(history.stream().map(HistoryEntry::event).toList());
        if (outlook == null) {
            throw new IllegalStateException("no event");
        }
        return outlook;
    }

    @Override
    public synchronized Map<JourneyId, Positioned> findJourneys(Collection<JourneyId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> findJourney(id).stream())
                .collect(Collectors.toMap(p -> p.outlook().id(), p -> p));
    }

    @Override
    public synchronized List<Positioned> listJourneys(@Nullable TrainNumber trainNumber,
            @Nullable ServiceDate serviceDate, @Nullable JourneyId after, int limit) {
        return all().filter(p -> trainNumber == null || p.outlook().trainNumber().equals(trainNumber))
                .filter(p -> serviceDate == null || p.outlook().id().serviceDate().equals(serviceDate))
                .filter(p -> after == null || p.outlook().id().compareTo(after) > 0)
                .sorted(Comparator.comparing(p -> p.outlook().id()))
                .limit(limit)
                .toList();
    }

    private Stream<Positioned> all() {
        return events.keySet().stream().map(id -> findJourney(id).orElseThrow());
    }

    @Override
    public synchronized List<Positioned> searchNumber(String text, Instant now, int limit) {
        return all().filter(p -> p.outlook().trainNumber().value().startsWith(text)).limit(limit).toList();
    }

    @Override
    public synchronized List<Positioned> listLatest(int limit) {
        return all().sorted(Comparator.comparing(Positioned::position).reversed()).limit(limit).toList();
    }

    @Override
    public synchronized Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt) {
        return findAsKnownAt(id, knownAt, Instant.MAX);
    }

    @Override
    public synchronized Optional<JourneyOutlook> findAsKnownAt(JourneyId id, Instant knownAt, Instant happenedUntil) {
        var known = events.getOrDefault(id, List.of())
                .stream()
                .filter(e -> !e.event().provenance().knownAt().isAfter(knownAt))
                .filter(e -> e.event() instanceof JourneyScheduled
                        || !e.event().provenance().observedAt().isAfter(happenedUntil))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(fold(known));
    }

    @Override
    public synchronized List<HistoryEntry> listHistory(JourneyId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized List<Departure> listDepartures(StopId stop, Instant from, int limit) {
        return all().map(Positioned::outlook)
                .flatMap(o -> o.calls()
                        .stream()
                        .filter(c -> c.planned().stop().equals(stop))
                        .map(c -> new Departure(o.id(), o.revision(), c.order(), o.trainNumber(), o.line(),
                                o.last().planned().stopName(), c.planned().aimedDeparture(), c.departure(),
                                o.departureDelayAt(c.order()), null, null, c.cancelled(), c.departed(), o.asOf())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<JourneyOutlook> listCalling(StopId stop, Instant from, int limit) {
        return all().map(Positioned::outlook)
                .filter(o -> o.calls().stream().anyMatch(c -> c.planned().stop().equals(stop)))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Stop> findStop(StopId stop) {
        return all().flatMap(p -> p.outlook().calls().stream())
                .filter(c -> c.planned().stop().equals(stop))
                .map(c -> new Stop(stop, c.planned().stopName()))
                .findFirst();
    }

    @Override
    public synchronized List<Stop> listStops(String text, int limit) {
        return all().flatMap(p -> p.outlook().calls().stream())
                .map(c -> new Stop(c.planned().stop(), c.planned().stopName()))
                .filter(s -> s.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(
                                text.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted(Comparator.comparing(Stop::name))
                .limit(limit)
                .toList();
    }

    @Override
    public Listening onOutlook(Consumer<OutlookUpdate> listener) {
        outlookListeners.add(listener);
        return () -> outlookListeners.remove(listener);
    }

    @Override
    public Listening onNotice(Consumer<Notice> listener) {
        noticeListeners.add(listener);
        return () -> noticeListeners.remove(listener);
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized List<OutlookUpdate> listSince(long after, int limit) {
        return all().filter(p -> p.position() > after)
                .sorted(Comparator.comparing(Positioned::position))
                .limit(limit)
                .map(p -> new OutlookUpdate(p.outlook(), p.position()))
                .toList();
    }
}
