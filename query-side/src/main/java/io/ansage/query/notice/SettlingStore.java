package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the settling windows, one per journey at most. Works within the transaction of its caller. */
public interface SettlingStore {

    /**
     * Opens the windows of journeys, or brings open ones forward: the earlier of both times holds. Waits for nobody, not
     * even for a planner who has the window in hand; can be claimed when it was {@linkplain #gather gathered}.
     */
    void open(Collection<Opening> openings);

    /** Opens the windows of several journeys at the same time. */
    default void open(Collection<JourneyId> journeys, Instant openedAt, Instant dueAt) {
        open(journeys.stream().map(journey -> new Opening(journey, openedAt, dueAt)).toList());
    }

    /** A window to be opened; a journey may come more than once. */
    record Opening(JourneyId journey, Instant openedAt, Instant dueAt) {}

    /**
     * Makes what was opened ready to be claimed; what somebody has in hand is left for the next time. For a transaction of
     * its own: nobody waits until its commit is flushed.
     */
    void gather();

    /**
     * Adds, to what a naive system would have sent, one message for each active subscription to a journey, as often as
     * the journey is named.
     */
    void countNaive(Collection<JourneyId> journeys);

    /**
     * Windows that are due, the eldest first, locked until the transaction ends; those that another planner has in hand
     * are passed over. What is neither kept nor closed stays due.
     */
    List<SettlingWindow> claimDue(Instant now, int most);

    /** Keeps claimed windows to look at them again. */
    void keep(Collection<SettlingWindow> windows);

    void close(Collection<JourneyId> journeys);

    /** When the next window is due, if there is one. */
    Optional<Instant> nextDue();

    /** When bad news came in that is still settling, for those of these journeys of which there is some. */
    Map<JourneyId, Instant> listOpenedAt(Collection<JourneyId> journeys);
}
