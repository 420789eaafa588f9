package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What would have been told with other numbers. Reads only; nothing is sent or written, whatever is asked. */
public interface Counterfactuals {

    /** The numbers that passengers are told by now: what a question starts from. */
    NoticeParameters current();

    /** Of one journey. */
    Comparison compare(JourneyId journey, Asked asked);

    /**
     * Of the journeys of a service date, so many at a time.
     *
     * @param after the last journey of the part before; absent for the first part
     * @param limit journeys of one part
     */
    Comparison compare(ServiceDate date, @Nullable JourneyId after, int limit, Asked asked);

    /**
     * Other numbers.
     *
     * @param thresholdMinutes first delay worth telling, for everybody; absent leaves everyone's own
     * @param stepMinutes      follow-up step, for everybody; absent leaves everyone's own
     * @param lookAheadMinutes how long before departure delays begin to matter; absent leaves everyone's own
     */
    record Asked(NoticeParameters parameters, @Nullable Integer thresholdMinutes, @Nullable Integer stepMinutes,
            @Nullable Integer lookAheadMinutes) {}

    /**
     * What was told, and what would have been.
     *
     * @param was       what was written to be sent
     * @param would     what would have been, with the numbers asked for
     * @param unchanged what the same recomputation gives with the numbers of now and everyone's own preferences: how
     *                  far it deviates from what was is what failed deliveries and changed numbers account for
     * @param changed   trips that would have heard something else or at another time, at most so many as are worth showing
     * @param next      the last journey of this part, if there may be more; absent at the end
     */
    record Comparison(int journeys, int trips, Totals was, Totals would, Totals unchanged, int tripsChanged,
            List<TripDifference> changed, @Nullable JourneyId next) {}

    /** Notices by reason and by class, and interruptions by journey. */
    record Totals(int notices, int interruptions, Map<String, Integer> byReason, Map<String, Integer> byClass,
            Map<JourneyId, Integer> interruptionsByJourney) {}

    /** One trip that would have been told otherwise. */
    record TripDifference(TripId trip, SubscriptionId subscription, PassengerId passenger, List<Told> was,
            List<Told> would) {}

    /** A notice that was or would have been written. */
    record Told(Instant at, String noticeClass, String reason, String title, String body) {}
}
