package io.ansage.command.feed.gtfsrt;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.Translation;
import io.ansage.domain.journey.Report;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one GTFS-Realtime feed: trip updates and alerts. A bad entity sets itself aside and no other;
 * kinds, relationships and effects unknown to us are counted and read past. One instance per feed: it remembers when the
 * feed was seen to send planned times, and which trips it added.
 */
public final class GtfsRealtimeTranslator {

    private static final int TRIP_RELATIONSHIP_FIELD = 4;
    private static final int ALERT_EFFECT_FIELD = 7;

    private final String network;
    private final ZoneId zone;
    private final Timetable timetable;
    private final StopDirectory stops;
    private final FeedLimits limits;
    private final AddedTrips addedTrips = new AddedTrips();
    private volatile boolean timesArePlanned;

    /**
     * @param network   network of the feed's trip ids
     * @param zone      zone of its days, for trips that no timetable knows
     * @param timetable knows planned trips
     * @param stops     knows stops by the feed's ids
     */
    public GtfsRealtimeTranslator(String network, ZoneId zone, Timetable timetable, StopDirectory stops,
            FeedLimits limits) {
        this.network = network;
        this.zone = zone;
        this.timetable = timetable;
        this.stops = stops;
        this.limits = limits;
    }

    /**
     * The time in the header of a message, if it can be read and has one.
     *
     * @param message read up to its limit, not closed
     */
    public static @Nullable Instant peekTimestamp(InputStream message, FeedLimits limits) {
        try {
            return timestamp(FeedParts.read(message, limits).header());
        } catch (FeedRefused _) {
            return null;
        }
    }

    /** Translates a message; never throws for what it contains. The stream is not closed. */
    public Translation translate(InputStream message, Capture capture) {
        var result = new Translation.Builder();
        try {
            var parts = FeedParts.read(message, limits);
            var at = timestamp(parts.header());
            var observedAt = at == null ? capture.observedAt() : at;
            var entities = entities(parts.entities(), capture, result);
            if (!timesArePlanned) {
                timesArePlanned = entities.stream()
                        .anyMatch(
                                entity -> entity.hasTripUpdate() && StopTimes.showPlannedTimes(entity.getTripUpdate()));
            }
            var added = new ArrayList<Observation>();
            for (var entity : entities) {
                translate(entity, new Capture(capture.source(), capture.name(), observedAt, capture.knownAt()), result,
                        added);
            }
            if (parts.refusal() != null) {
                throw parts.refusal();
            }
            boolean whole = result.build().rejected().isEmpty()
                    && parts.header().getIncrementality() == FeedHeader.Incrementality.FULL_DATASET;
            if (whole) {
                result.holdsEveryAlert();
            }
            if (whole && entities.stream().anyMatch(FeedEntity::hasTripUpdate)) {
                // Only what speaks of trips, and was read whole, says by its silence that an added trip is no more.
                addedTrips.read(added, Report.of(capture.source(), observedAt, capture.knownAt())).forEach(result::add);
            }
        } catch (FeedRefused e) {
            result.breakOff(capture.rejected("", e.reason(), e.detail(), ""));
        }
        return result.build();
    }

    private List<FeedEntity> entities(List<ByteString> packed, Capture capture, Translation.Builder result) {
        var entities = new ArrayList<FeedEntity>(packed.size());
        for (int i = 0; i < packed.size(); i++) {
            try {
                entities.add(FeedParts.entity(packed.get(i), limits));
            } catch (InvalidProtocolBufferException e) {
                var refused = FeedParts.unreadable("entity[" + i + "]", e);
                result.reject(capture.rejected("entity-" + i, refused.reason(), refused.detail(), ""));
            }
        }
        return entities;
    }

    private void translate(FeedEntity entity, Capture capture, Translation.Builder result, List<Observation> added) {
        var place = FeedText.line(entity.getId(), 80);
        try {
            if (entity.getIsDeleted()) {
                result.tolerate("entity.is_deleted");
            } else if (entity.hasTripUpdate()) {
                translate(entity.getTripUpdate(), place, capture, result, added);
            } else if (entity.hasAlert()) {
                translate(entity.getAlert(), place, capture, result);
            } else {
                result.tolerate(entity.hasVehicle() ? "entity.vehicle" : "entity of unknown kind");
            }
        } catch (FeedRefused e) {
            result.reject(capture.rejected(place, e.reason(), e.detail(), raw(entity)));
        } catch (IllegalArgumentException e) {
            result.reject(capture.rejected(place, QuarantineReason.MALFORMED,
                    FeedText.line(String.valueOf(e.getMessage()), 300), raw(entity)));
        }
    }

    private void translate(TripUpdate update, String place, Capture capture, Translation.Builder result,
            List<Observation> added) {
        var observedAt = update.hasTimestamp() && StopTimes.plausible(update.getTimestamp())
                ? Instant.ofEpochSecond(update.getTimestamp())
                : capture.observedAt();
        var status = status(update.getTrip(), result);
        if (status == null) {
            return;
        }
        var updates = StopTimes.inOrder(update, limits.maxCalls());
        var about = StopTimes.anyTime(update);
        var trip = Trip.find(update.getTrip(), network, zone, timetable, about == null ? observedAt : about);
        var calls = new TripUpdates(trip, stops, timesArePlanned);
        // A cancelled train has no times: what the feed still sends of them is its plan.
        var observed = calls.observe(updates);
        boolean cancelled = status == ReportedStatus.CANCELLED;
        Integer delay = updates.isEmpty() && update.hasDelay() && !cancelled
                ? Integer.valueOf(Math.floorDiv(update.getDelay(), 60))
                : null;
        var observation = new Observation(capture.name() + "/" + place,
                Report.of(capture.source(), observedAt, capture.knownAt()), trip.ref(), status, delay,
                cancelled ? List.of() : observed, null, null, plan(trip, calls, update.getTrip()));
        result.add(observation);
        if (trip.planned() == null && observation.plan() != null && timetable.covers(network)) {
            added.add(observation);
        }
    }

    /**
     * The timetable's plan; else that of the updates, for an added trip or a feed without a timetable. A trip that its
     * timetable ought to know and does not is handed on without, so that the mismatch is seen.
     */
    private @Nullable PlannedJourney plan(Trip trip, TripUpdates calls, TripDescriptor descriptor) {
        if (trip.planned() != null) {
            return trip.planned();
        }
        boolean added = descriptor.getScheduleRelationship() == TripDescriptor.ScheduleRelationship.ADDED
                || descriptor.getUnknownFields().hasField(TRIP_RELATIONSHIP_FIELD);
        return added || !timetable.covers(network) ? calls.planFromUpdates(zone) : null;
    }

    /** Nothing where the trip is not one we can follow: counted, and read past. */
    private static @Nullable ReportedStatus status(TripDescriptor trip, Translation.Builder result) {
        if (trip.getUnknownFields().hasField(TRIP_RELATIONSHIP_FIELD)) {
            result.tolerate("trip.schedule_relationship of unknown value");
            return ReportedStatus.UNKNOWN;
        }
        return switch (trip.getScheduleRelationship()) {
            case SCHEDULED, ADDED, UNSCHEDULED, REPLACEMENT -> ReportedStatus.SCHEDULED;
            case CANCELED -> ReportedStatus.CANCELLED;
            case DUPLICATED -> {
                result.tolerate("trip.schedule_relationship DUPLICATED");
                yield null;
            }
        };
    }

    private void translate(Alert alert, String place, Capture capture, Translation.Builder result) {
        if (!Alerts.isCurrent(alert, capture.observedAt())) {
            result.tolerate("alert whose time is over");
            return;
        }
        if (alert.getUnknownFields().hasField(ALERT_EFFECT_FIELD)) {
            result.tolerate("alert.effect of unknown value");
        }
        var selectors = alert.getInformedEntityList().stream().filter(EntitySelector::hasTrip).toList();
        var wide = WideAlerts.find(alert, place, network, stops, capture.observedAt());
        wide.ifPresent(result::add);
        if (selectors.isEmpty() && wide.isEmpty()) {
            result.tolerate("alert about nothing we know");
        }
        if (selectors.size() > limits.maxCalls()) {
            throw FeedRefused.tooLarge("alert.informed_entity: more than " + limits.maxCalls() + " of them");
        }
        var cause = Alerts.cause(alert);
        for (var selector : selectors) {
            var trip = Trip.find(selector.getTrip(), network, zone, timetable, capture.observedAt());
            var status = Alerts.status(alert, selector);
            var calls = Alerts.calls(alert, selector, network, stops);
            if (cause != null || status != ReportedStatus.UNKNOWN || !calls.isEmpty()) {
                result.add(new Observation(capture.name() + "/" + place + "/" + FeedText.line(trip.name(), 80),
                        Report.of(capture.source(), capture.observedAt(), capture.knownAt()), trip.ref(), status, null,
                        calls, cause, null, trip.planned()));
            }
        }
    }

    private static @Nullable Instant timestamp(FeedHeader header) {
        long seconds = header.getTimestamp();
        return StopTimes.plausible(seconds)
                ? Instant.ofEpochSecond(seconds)
                : null;
    }

    private static String raw(FeedEntity entity) {
        return FeedText.line(entity.toString(), 8_000);
    }
}
