package io.ansage.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the policy answers for a trip: tell, hold until, or stay silent; each with its reason. */
public sealed interface TripDecision {

    /** When to decide again even if nothing changes; absent if there is no need. */
    @Nullable
    Instant recheckAt();

    /**
     * Tell the passenger.
     *
     * @param noticeClass how much it may disturb
     * @param reason      why; the weightiest of all that is told
     * @param leg         index of the leg it is about; of a connection, that of the leg that arrives
     * @param after       what the passenger believes once told
     * @param usefulUntil when it stops being useful
     */
    record Tell(NoticeClass noticeClass, NoticeReason reason, int leg, TripTold after, Instant usefulUntil,
            @Nullable Instant recheckAt) implements TripDecision {}

    /** Decide again at that instant, or earlier if the truth changes. */
    record Hold(Instant until, SilenceReason reason) implements TripDecision {

        @Override
        public Instant recheckAt() {
            return until;
        }
    }

    /** Say nothing. */
    record Silent(SilenceReason reason, @Nullable Instant recheckAt) implements TripDecision {}
}
