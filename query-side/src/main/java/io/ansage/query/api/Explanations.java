package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.api.Notices.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was told something, and why not: every decision about a trip, made again from history. Reads only. Of a
 * passenger who was erased there is nothing, as of one who never was.
 */
public interface Explanations {

    /**
     * Explains what was decided for a passenger about a journey.
     *
     * @param at       the latest decision up to this instant of passenger time is explained; absent for the latest of all
     * @param language en, de or fr
     */
    Optional<Explanation> explain(PassengerId passenger, JourneyId journey, @Nullable Instant at, String language);

    /** Explains what was decided about a passenger's subscription; where it means many trips, about the latest. */
    Optional<Explanation> explain(PassengerId passenger, SubscriptionId subscription, @Nullable Instant at,
            String language);

    /**
     * An explanation.
     *
     * @param decided  the decision asked about; absent if there was none by then
     * @param timeline all decisions about the trip up to then, in order
     */
    record Explanation(PassengerId passenger, SubscriptionId subscription, TripId trip, List<Leg> legs, String inWords,
            @Nullable Decided decided, List<Decided> timeline) {}

    /**
     * A decision, made again.
     *
     * @param at        when it was made, in passenger time
     * @param about     the journey that gave reason to decide
     * @param revision  revision of its outlook
     * @param facts     what was known of each leg, and what the passenger believed about it
     * @param outcome   TOLD, HELD, WAITS (held before, and still), ON_ITS_WAY or SILENT
     * @param rule      name of the reason
     * @param numbers   the numbers that the rule went by
     * @param by        id of the message or silence that hid or held it back, where one did
     * @param recheckAt when it was to be looked at again; absent if only a change made us look
     * @param notice    the row of the ledger, if one was written
     * @param agrees    whether what was made again is what was done; false shows a mistake of ours
     */
    record Decided(Instant at, JourneyId about, long revision, List<LegFacts> facts, String outcome, String rule,
            Map<String, Object> numbers, @Nullable String by, @Nullable Instant recheckAt, @Nullable Notice notice,
            boolean agrees, String inWords) {}

    /** What was true of a leg, what was believed, and when news about it had settled. */
    record LegFacts(Leg leg, @Nullable String train, LegTruth truth, LastTold believed, Instant settledAt) {}
}
