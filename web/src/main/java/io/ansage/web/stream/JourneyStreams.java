package io.ansage.web.stream;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Departures;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.LiveUpdates.Listening;
import io.ansage.query.api.LiveUpdates.OutlookUpdate;
import io.ansage.web.http.WebSettings;
import io.ansage.web.journey.DepartureView;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.journey.JourneySummary;
import io.ansage.web.journey.JourneyView;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What the streams of journeys and stops consist of. */
@Component
final class JourneyStreams implements DisposableBean {

    private static final int LATEST = 100;
    private static final int BOARD = 100;

    private static final Object ALL = "all journeys";

    private final Journeys journeys;
    private final Departures departures;
    private final LiveUpdates updates;
    private final Topics topics;
    private final WebSettings settings;
    private final Clock passengerClock;
    private final Listening listening;

    JourneyStreams(Journeys journeys, Departures departures, LiveUpdates updates, Topics topics, WebSettings settings,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.journeys = journeys;
        this.departures = departures;
        this.updates = updates;
        this.topics = topics;
        this.settings = settings;
        this.passengerClock = passengerClock;
        // One listener for all streams: with one for each, every change of every train would ask every reader.
        this.listening = updates.onOutlook(this::publish);
    }

    @Override
    public void destroy() {
        listening.close();
    }

    private void publish(OutlookUpdate update) {
        if (!topics.isEmpty()) {
            var outlook = update.outlook();
            long position = update.position();
            topics.publish(outlook.id(), () -> journey(outlook, position));
            topics.publish(ALL, () -> summary(outlook, position));
            outlook.calls()
                    .stream()
                    .map(c -> c.planned().stop())
                    .distinct()
                    .forEach(stop -> topics.publish(stop, () -> lines(outlook, position, stop)));
        }
        topics.published(update.position());
    }

    /** One journey in full. */
    Live journey(JourneyId id) {
        return new Live(id, true, (after, shared) -> {
            var now = shared.read(id, Change.class, () -> {
                var known = journeys.findJourney(id).orElseThrow(() -> JourneyIds.unknown(id));
                return journey(known.outlook(), known.position());
            });
            // A position we have not reached was given by another store.
            boolean reset = after > Math.max(updates.position(), now.position());
            return new Opening(reset, reset || now.position() > after ? List.of(now) : List.of());
        });
    }

    /** All journeys, in one line each. */
    Live all() {
        return new Live(ALL, false, (after, shared) -> shared.read(after, Opening.class, () -> {
            var missed = missed(after);
            return missed == null
                    ? new Opening(after > 0,
                            journeys.listLatest(LATEST)
                                    .stream()
                                    .map(p -> summary(p.outlook(), p.position()))
                                    .toList())
                    : new Opening(false, missed.stream().map(u -> summary(u.outlook(), u.position())).toList());
        }));
    }

    /** The board of a stop: the whole board first, then what changes, by journey. */
    Live stop(StopId stop) {
        return new Live(stop, false, (after, shared) -> shared.read(after, Opening.class, () -> {
            var missed = missed(after);
            if (missed != null) {
                return new Opening(false,
                        missed.stream()
                                .filter(u -> callsAt(u.outlook(), stop))
                                .map(u -> lines(u.outlook(), u.position(), stop))
                                .toList());
            }
            // Position before board: what happens in between comes again, at the same revision, and is no loss.
            long position = updates.position();
            var board = departures.listDepartures(stop, passengerClock.instant(), BOARD)
                    .stream()
                    .map(DepartureView::of)
                    .toList();
            return new Opening(after > 0, List.of(new Change("board", position, "board", new Lines(board))));
        }));
    }

    /** What a reader missed since a position; nothing if it is a new reader or has to begin anew. */
    private @Nullable List<OutlookUpdate> missed(long after) {
        if (after == 0 || after > updates.position()) {
            return null;
        }
        var missed = updates.listSince(after, settings.streamBuffer() + 1);
        return missed.size() > settings.streamBuffer() ? null : missed;
    }

    private static boolean callsAt(JourneyOutlook outlook, StopId stop) {
        return outlook.calls().stream().anyMatch(c -> c.planned().stop().equals(stop));
    }

    private static Change journey(JourneyOutlook outlook, long position) {
        return new Change(outlook.id(), position, "journey", JourneyView.of(outlook));
    }

    private static Change summary(JourneyOutlook outlook, long position) {
        return new Change(outlook.id(), position, "journey", JourneySummary.of(outlook));
    }

    private static Change lines(JourneyOutlook outlook, long position, StopId stop) {
        return new Change(outlook.id(), position, "departures",
                new Lines(outlook.calls()
                        .stream()
                        .filter(c -> c.planned().stop().equals(stop))
                        .map(c -> DepartureView.of(outlook, c))
                        .toList()));
    }

    /** Lines of a board. */
    record Lines(List<DepartureView> departures) {}
}
