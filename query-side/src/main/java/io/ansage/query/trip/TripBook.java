package io.ansage.query.trip;

import io.ansage.domain.subscription.Leg;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps the trips of every subscription as its owner wants them, and has the planner look at each new one once. */
public final class TripBook implements SubscriptionTrigger {

    private final TripStore trips;
    private final TripExpansion expansion;
    private final SettlingStore windows;
    private final Duration settle;
    private final Clock clock;

    /** {@code settle} is how long bad news settles; what is known when a trip begins has done so. */
    public TripBook(TripStore trips, TripExpansion expansion, SettlingStore windows, Duration settle,
            Clock passengerClock) {
        this.trips = trips;
        this.expansion = expansion;
        this.windows = windows;
        this.settle = settle;
        this.clock = passengerClock;
    }

    @Override
    public void changed(SubscriptionRow subscription) {
        var now = clock.instant();
        update(subscription, now);
    }

    /** Finds the trips of a subscription anew. Works within the transaction of its caller. */
    public void update(SubscriptionRow subscription, Instant now) {
        var wanted = subscription.active() ? expansion.expand(subscription, now) : List.<Trip>of();
        var known = trips.listOf(List.of(subscription.id()));
        // Windows first and in one order, as planners take them: nobody waits for somebody who waits for them.
        wanted.stream()
                .filter(trip -> !known.contains(trip))
                .flatMap(trip -> trip.legs().stream())
                .map(Leg::journeyId)
                .distinct()
                .sorted()
                .forEach(journey -> windows.open(journey, now.minus(settle), now));
        if (!known.equals(wanted)) {
            trips.replace(subscription.id(), wanted);
        }
    }
}
