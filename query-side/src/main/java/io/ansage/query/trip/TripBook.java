package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.Recurrence;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.time.WallClock;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionTrigger;
import io.ansage.query.trip.TripCareStore.Care;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the trips of every subscription as its owner wants them, and has the planner look at each new one once. */
public final class TripBook implements SubscriptionTrigger {

    private static final Duration RECHECK = Duration.ofHours(1);

    private final TripStore trips;
    private final TripExpansion expansion;
    private final TripCareStore care;
    private final SettlingStore windows;
    private final Duration settle;
    private final Clock clock;

    /** {@code settle} is how long bad news settles; what is known when a trip begins has done so. */
    public TripBook(TripStore trips, TripExpansion expansion, TripCareStore care, SettlingStore windows,
            Duration settle, Clock passengerClock) {
        this.trips = trips;
        this.expansion = expansion;
        this.care = care;
        this.windows = windows;
        this.settle = settle;
        this.clock = passengerClock;
    }

    @Override
    public void changed(Collection<SubscriptionRow> subscriptions) {
        update(subscriptions, clock.instant());
    }

    /** The trips of a subscription as they stand. */
    List<Trip> trips(SubscriptionRow subscription) {
        return trips.listOf(List.of(subscription.id()));
    }

    /** Finds the trips of subscriptions anew. Works within the transaction of its caller. */
    public void update(Collection<SubscriptionRow> subscriptions, Instant now) {
        update(subscriptions, now, Map.of());
    }

    /** @param looks when to look again at those of which it is known */
    void update(Collection<SubscriptionRow> subscriptions, Instant now, Map<SubscriptionId, Instant> looks) {
        var known = trips.listOf(subscriptions.stream().map(SubscriptionRow::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Trip::subscription, Collectors.toSet()));
        var changed = new HashMap<SubscriptionId, List<Trip>>();
        var fresh = new TreeSet<JourneyId>();
        var cares = new ArrayList<Care>();
        var over = new ArrayList<SubscriptionId>();
        for (var subscription : subscriptions) {
            var before = known.getOrDefault(subscription.id(), Set.of());
            var wanted = subscription.active() ? expansion.expand(subscription, now) : List.<Trip>of();
            if (subscription.active()) {
                var dueAt = looks.getOrDefault(subscription.id(), again(subscription, now));
                cares.add(new Care(subscription.id(), subscription.passenger(), stops(subscription.target()), dueAt));
            } else {
                over.add(subscription.id());
            }
            if (!before.equals(Set.copyOf(wanted))) {
                changed.put(subscription.id(), wanted);
                wanted.stream()
                        .filter(trip -> !before.contains(trip))
                        .flatMap(trip -> trip.legs().stream())
                        .map(Leg::journeyId)
                        .forEach(fresh::add);
            }
        }
        care.keep(cares, over);
        // Windows before trips, as planners take them, and in one order: nobody waits for somebody who waits for them.
        windows.open(fresh, now.minus(settle), now);
        trips.replace(changed);
    }

    /** Trips that are over are forgotten within the hour, and a new day brings new ones. */
    private static Instant again(SubscriptionRow subscription, Instant now) {
        var on = recurrence(subscription.target());
        var inAnHour = now.plus(RECHECK);
        if (on == null) {
            return inAnHour;
        }
        var today = now.atZone(on.zone()).toLocalDate();
        return Stream.of(inAnHour, WallClock.first(today.plusDays(1), LocalTime.MIDNIGHT, on.zone()),
                Digests.dueOn(subscription, today))
                .filter(at -> at != null && at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(inAnHour);
    }

    /** On which days it recurs; absent if it does not. */
    static @Nullable Recurrence recurrence(Target target) {
        return switch (target) {
            case Commute commute -> commute.on();
            case StopWatch watch -> watch.on();
            case TripPlan _,LineWatch _ -> null;
        };
    }

    private static Set<StopId> stops(Target target) {
        return switch (target) {
            case Commute commute -> commute.rides().stream().map(Commute.Ride::from).collect(Collectors.toSet());
            case StopWatch watch -> Set.of(watch.stop());
            case TripPlan _,LineWatch _ -> Set.of();
        };
    }
}
