package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads recipients in cohorts and writes the ledger. Works set-based, many windows at once, within the transaction of its
 * caller.
 */
public interface PlanningStore {

    /** Makes the ledger ready for rows of this instant of passenger time; called before anything else of it is. */
    void prepare(Instant now);

    /**
     * Keeps other planners away, until the transaction ends, from trips that are on further journeys, too: what is
     * decided about a trip by way of one of them must not be decided by way of another at the same time.
     */
    void lockTripsWithChanges(Collection<JourneyId> journeys);

    /** All trips on these journeys, grouped; journeys without any are absent. */
    Map<JourneyId, List<Cohort>> listCohorts(Collection<JourneyId> journeys);

    /** All trips on a journey, grouped. */
    default List<Cohort> listCohorts(JourneyId journey) {
        return listCohorts(List.of(journey)).getOrDefault(journey, List.of());
    }

    /** What is to be written, and for whom. */
    record Addressed(NoticeDraft draft, List<Cohort.Member> members) {

        public Addressed {
            members = List.copyOf(members);
        }
    }

    /** Writes one row per member, planned or held; returns those of each draft in order of their sequence. */
    List<List<Notice>> write(List<Addressed> drafts);

    /** Writes one row per member, planned or held, and returns them in order of their sequence. */
    default List<Notice> write(NoticeDraft draft, List<Cohort.Member> members) {
        return write(List.of(new Addressed(draft, members))).getFirst();
    }

    /**
     * An open notice that nobody has seen and that is to be closed.
     *
     * @param sequence its row of the ledger
     * @param status   superseded or withdrawn
     * @param reason   why, the name of a reason
     */
    record Overtaken(long sequence, String status, String reason) {}

    /** Closes these, unless somebody may have seen them meanwhile. */
    void closeOpen(List<Overtaken> notices, Instant now);

    /** Withdraws what is held for subscriptions to these journeys that have ended; what is planned meets the send gate. */
    void withdrawEnded(Collection<JourneyId> journeys, Instant now);

    /** Counts decisions to stay silent, by reason. */
    void countSilence(Map<String, Long> byReason);

    /**
     * Keeps what the decisions of these windows were made of, so that they can be made again: with it goes whatever the
     * latest {@link #listCohorts} of this transaction could see.
     */
    void record(List<PlannedWindow> windows);
}
