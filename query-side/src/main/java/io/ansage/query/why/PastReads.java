package io.ansage.query.why;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what decisions were made of. */
public interface PastReads {

    /** Trips of a passenger that were ever on a journey, the newest first. */
    List<TripId> tripsOf(PassengerId passenger, JourneyId journey);

    /** Trips that a passenger's subscription ever meant, the newest first. */
    List<TripId> tripsOf(PassengerId passenger, SubscriptionId subscription);

    /** Trips that were ever on a journey, in order; at most so many. */
    List<TripId> tripsOn(JourneyId journey, int limit);

    /** Journeys of a service date for whose passengers something was decided, in order, from behind {@code after} on. */
    List<JourneyId> journeysOf(ServiceDate date, @Nullable JourneyId after, int limit);

    /** All that is kept about these trips, in this order; an erased one is left out. */
    List<PastTrip> find(List<TripId> trips);

    /** All windows of these journeys that were planned, in the order of planning. */
    List<PastPlanning> listPlanned(Collection<JourneyId> journeys);
}
