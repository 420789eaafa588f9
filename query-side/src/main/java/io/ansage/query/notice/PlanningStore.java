package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads recipients in cohorts and writes the ledger. Works set-based, within the transaction of its caller. */
public interface PlanningStore {

    /**
     * Keeps other planners away, until the transaction ends, from trips that are on further journeys, too: what is
     * decided about a trip by way of one of them must not be decided by way of another at the same time.
     */
    void lockTripsWithChanges(JourneyId journey);

    /** All trips on a journey, grouped. */
    List<Cohort> listCohorts(JourneyId journey);

    /** Writes one row per member, planned or held, and returns them in order of their sequence. */
    List<Notice> write(NoticeDraft draft, List<Cohort.Member> members);

    /**
     * Closes the open notices of these members that nobody has seen.
     *
     * @param status superseded or withdrawn
     * @param reason why, the name of a reason
     */
    void closeOpen(List<Cohort.Member> members, String status, String reason, Instant now);

    /** Withdraws what is held for subscriptions to a journey that have ended. What is planned meets the send gate. */
    void withdrawEnded(JourneyId journey, Instant now);

    /** Counts decisions to stay silent, by reason. */
    void countSilence(Map<String, Long> byReason);

    /**
     * Keeps what this window's decisions were made of, so that they can be made again: with it goes whatever the latest
     * {@link #listCohorts} of this transaction could see.
     */
    void record(PlannedWindow window);
}
