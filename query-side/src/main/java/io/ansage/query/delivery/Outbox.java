package io.ansage.query.delivery;

import io.ansage.domain.journey.JourneyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rows of the ledger that are to be delivered. Works set-based, within the transaction of its caller; rows that
 * another worker has in hand are passed over.
 */
public interface Outbox {

    /**
     * Takes rows that are due, or whose lease ran out because their worker died. Of one subscription the oldest comes
     * first, so that no notice overtakes an older one.
     *
     * @param now        the two times
     * @param leaseUntil machine time
     */
    List<Parcel> claim(Moment now, Instant leaseUntil, int most);

    /**
     * Journeys to be decided anew once these closings are written down, as far as is known beforehand. Their windows are
     * opened before {@link #close}: whoever plans holds a journey's window before rows of its notices.
     */
    Collection<JourneyId> listToDecideAnew(List<Closing> closings);

    /**
     * Writes down what became of claimed rows, and what passengers therefore believe: never older than what they were
     * told already. A row whose lease is lost, or that was erased meanwhile, is passed over with all its attempts.
     *
     * @return journeys to be decided anew, because something that was to be told has not been
     */
    Collection<JourneyId> close(List<Closing> closings, Moment now);

    /** Nothing is due, and nothing is with a provider. */
    boolean idle(Moment now);

    /** When the oldest notice that is still to be delivered was planned, in passenger time. */
    Optional<Instant> oldestPlannedAt();
}
