package io.ansage.query.trip;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.Recurrence;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.TimeWindow;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.Rides.Ride;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trips of every kind of subscription. A recurring one has a trip for each journey that departs within its window
 * yesterday (which may reach over midnight), today or tomorrow; it is kept for an hour after the ride is over.
 */
public final class RecurringTrips implements TripExpansion {

    /** How long after its arrival a trip is kept: late news may still matter to those who are stuck. */
    public static final Duration TAIL = Duration.ofMinutes(60);

    private static final int DAYS = 3;
    /** Nobody wants to hear of more trains than this; what comes later is found when the first are over. */
    private static final int MOST = 300;

    private final TripExpansion plans = new PlannedTrips();
    private final Rides rides;

    public RecurringTrips(Rides rides) {
        this.rides = rides;
    }

    @Override
    public List<Trip> expand(SubscriptionRow subscription, Instant now) {
        return switch (subscription.target()) {
            case TripPlan _ -> plans.expand(subscription, now);
            case Commute commute -> trips(subscription, commute.rides()
                    .stream()
                    .flatMap(r -> rides(commute.network(), r.from(), r.to(), r.window(), commute.on(), now)));
            case StopWatch watch -> trips(subscription,
                    rides(watch.network(), watch.stop(), null, watch.window(), watch.on(), now));
            case LineWatch _ -> List.of();
        };
    }

    private static List<Trip> trips(SubscriptionRow subscription, Stream<Ride> rides) {
        var trips = new LinkedHashMap<TripId, Trip>();
        rides.limit(MOST).forEach(ride -> {
            var leg = ride.leg();
            // A journey that serves both directions of a commute is one trip all the same.
            var id = TripId.of(subscription.id(), leg.journeyId());
            trips.putIfAbsent(id, new Trip(id, subscription.id(), subscription.passenger(), List.of(leg),
                    preferences(subscription, ride)));
        });
        return List.copyOf(trips.values());
    }

    /** What the digest of the morning will tell need not be told before it. */
    private static Preferences preferences(SubscriptionRow subscription, Ride ride) {
        var p = subscription.preferences();
        var digest = Digests.quietUntil(subscription, ride.departure());
        if (digest == null || p.doNotDisturbUntil() != null && p.doNotDisturbUntil().isAfter(digest)) {
            return p;
        }
        return new Preferences(p.thresholdMinutes(), p.stepMinutes(), p.lookAheadMinutes(), p.languages(), p.quiet(),
                digest, p.channels(), p.urgentChannels(), p.digestAt(), p.reminderMinutes(), p.stepFree());
    }

    private Stream<Ride> rides(String network, StopId from, @Nullable StopId to, TimeWindow window, Recurrence on,
            Instant now) {
        var yesterday = now.atZone(on.zone()).toLocalDate().minusDays(1);
        return yesterday.datesUntil(yesterday.plusDays(DAYS))
                .filter(on::includes)
                .flatMap(day -> rides
                        .list(network, from, to, window.begins(day, on.zone()), window.ends(day, on.zone()))
                        .stream())
                .filter(ride -> ride.over().plus(TAIL).isAfter(now));
    }
}
