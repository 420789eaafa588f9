package io.ansage.web.gtfs;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the feeds of what is true now, anew after some seconds at the earliest ({@code ansage.gtfs-rt.fresh}), however many ask. A feed holds the journeys of
 * yesterday's, today's and tomorrow's service date (in UTC) that have not reached their end.
 */
@Component
final class RealtimeFeeds {

    private static final int PAGE = 500;

    /** What a feed is of. */
    enum Kind {
        TRIP_UPDATES(TripUpdates::of), ALERTS(Alerts::of);

        private final Function<JourneyOutlook, Optional<FeedEntity>> entity;

        Kind(Function<JourneyOutlook, Optional<FeedEntity>> entity) {
            this.entity = entity;
        }
    }

    /** A feed; {@code position} of the event store it was made at, {@code made} in machine time. */
    record Feed(FeedMessage message, long position, Instant made) {}

    private final Journeys journeys;
    private final LiveUpdates updates;
    private final Clock passengerClock;
    private final InstantSource machineClock;
    private final Duration fresh;
    private final Map<Kind, Feed> feeds = new EnumMap<>(Kind.class);

    RealtimeFeeds(Journeys journeys, LiveUpdates updates, @Qualifier("passengerClock") Clock passengerClock,
            @Qualifier("machineClock") InstantSource machineClock,
            @Value("${ansage.gtfs-rt.fresh:15s}") Duration fresh) {
        this.journeys = journeys;
        this.updates = updates;
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
        this.fresh = fresh;
    }

    /** How long an answer may be kept. */
    Duration fresh() {
        return fresh;
    }

    /** The feed as of now, or of a few seconds ago. May block. */
    synchronized Feed current(Kind kind) {
        var known = feeds.get(kind);
        var now = machineClock.instant();
        if (known != null && (known.position() == updates.position() || now.isBefore(known.made().plus(fresh)))) {
            return known;
        }
        long position = updates.position();
        var feed = new Feed(message(kind), position, now);
        feeds.put(kind, feed);
        return feed;
    }

    private FeedMessage message(Kind kind) {
        var message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion("2.0")
                        .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
                        .setTimestamp(passengerClock.instant().getEpochSecond()));
        var today = ServiceDate.on(passengerClock.instant(), ZoneOffset.UTC);
        for (int days = -1; days <= 1; days++) {
            for (var journey : listOn(today.plusDays(days))) {
                kind.entity.apply(journey).ifPresent(message::addEntity);
            }
        }
        return message.build();
    }

    private List<JourneyOutlook> listOn(ServiceDate date) {
        var found = new ArrayList<JourneyOutlook>();
        @Nullable JourneyId after = null;
        List<Positioned> page;
        do {
            page = journeys.listJourneys(null, date, after, PAGE);
            page.stream().map(Positioned::outlook).filter(o -> !o.completed()).forEach(found::add);
            after = page.isEmpty() ? null : page.getLast().outlook().id();
        } while (page.size() == PAGE);
        return found;
    }
}
