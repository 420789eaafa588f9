package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps the settling windows, one per journey at most. Works within the transaction of its caller. */
public interface SettlingStore {

    /**
     * Opens the windows of journeys, or brings open ones forward: the earlier of both times holds. They are taken in one
     * order, so that two who open several cannot wait for each other.
     */
    void open(Collection<Opening> openings);

    /** Opens the windows of several journeys at the same time. */
    default void open(Collection<JourneyId> journeys, Instant openedAt, Instant dueAt) {
        open(journeys.stream().map(journey -> new Opening(journey, openedAt, dueAt)).toList());
    }

    /** A window to be opened; a journey may come more than once. */
    record Opening(JourneyId journey, Instant openedAt, Instant dueAt) {}

    /**
     * Adds, to what a naive system would have sent, one message for each active subscription to a journey, as often as
     * the journey is named.
     */
    void countNaive(Collection<JourneyId> journeys);

    /** A window that is due, locked until the transaction ends; one that another planner has in hand is passed over. */
    Optional<SettlingWindow> claimDue(Instant now);

    /** Keeps a claimed window to look at it again. */
    void keep(SettlingWindow window);

    void close(JourneyId journey);

    /** When the next window is due, if there is one. */
    Optional<Instant> nextDue();

    /** When bad news came in that is still settling, for those of these journeys of which there is some. */
    Map<JourneyId, Instant> listOpenedAt(Collection<JourneyId> journeys);
}
