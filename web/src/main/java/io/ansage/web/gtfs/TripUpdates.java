package io.ansage.web.gtfs;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outlooks as trip updates. The trip's id and the stops' ids are those of the feed or timetable the journey came from;
 * {@code stop_sequence} is the call order. A call of which nothing is known says {@code NO_DATA}: that is not on time.
 */
final class TripUpdates {

    private TripUpdates() {}

    /** The update of a journey; none if nothing is known but its plan. */
    static Optional<FeedEntity> of(JourneyOutlook journey) {
        var update = TripUpdate.newBuilder()
                .setTrip(trip(journey))
                .setTimestamp(journey.asOf().getEpochSecond());
        if (!journey.cancelled()) {
            journey.calls().forEach(call -> update.addStopTimeUpdate(call(journey, call)));
            boolean silent = update.getStopTimeUpdateList()
                    .stream()
                    .allMatch(u -> u.getScheduleRelationship() == StopTimeUpdate.ScheduleRelationship.NO_DATA);
            if (silent) {
                return Optional.empty();
            }
        }
        return Optional.of(FeedEntity.newBuilder().setId(journey.id().toString()).setTripUpdate(update).build());
    }

    static TripDescriptor trip(JourneyOutlook journey) {
        return TripDescriptor.newBuilder()
                .setTripId(journey.id().trip())
                .setStartDate(journey.id().serviceDate().toString().replace("-", ""))
                .setScheduleRelationship(journey.cancelled()
                        ? TripDescriptor.ScheduleRelationship.CANCELED
                        : TripDescriptor.ScheduleRelationship.SCHEDULED)
                .build();
    }

    private static StopTimeUpdate call(JourneyOutlook journey, CallOutlook call) {
        var update = StopTimeUpdate.newBuilder()
                .setStopSequence(call.order())
                .setStopId(call.planned().stop().value());
        if (call.cancelled()) {
            return update.setScheduleRelationship(StopTimeUpdate.ScheduleRelationship.SKIPPED).build();
        }
        var arrival = event(call.arrivalWith(journey.arrivalDelayAt(call.order())), call.planned().aimedArrival());
        var departure = event(call.departureWith(journey.departureDelayAt(call.order())),
                call.planned().aimedDeparture());
        if (arrival == null && departure == null) {
            return update.setScheduleRelationship(StopTimeUpdate.ScheduleRelationship.NO_DATA).build();
        }
        if (arrival != null) {
            update.setArrival(arrival);
        }
        if (departure != null) {
            update.setDeparture(departure);
        }
        return update.build();
    }

    private static @Nullable StopTimeEvent event(@Nullable Instant time, @Nullable Instant aimed) {
        if (time == null) {
            return null;
        }
        var event = StopTimeEvent.newBuilder().setTime(time.getEpochSecond());
        return aimed == null
                ? event.build()
                : event.setDelay(Math.toIntExact(Duration.between(aimed, time).toSeconds())).build();
    }
}
