package io.ansage.domain.notice;

import java.time.Instant;

/** What the policy answers: tell, hold until, or stay silent; each with its reason. */
public sealed interface NoticeDecision {

    /**
     * Tell the passenger.
     *
     * @param noticeClass how much it may disturb
     * @param reason      why
     * @param after       what the passenger believes once told
     * @param usefulUntil when it stops being useful: the end of the part of the leg it is about
     */
    record Tell(NoticeClass noticeClass, NoticeReason reason, LastTold after, Instant usefulUntil)
            implements
                NoticeDecision {}

    /** Decide again at that instant, or earlier if the truth changes. */
    record Hold(Instant until, SilenceReason reason) implements NoticeDecision {}

    /** Say nothing. */
    record Silent(SilenceReason reason) implements NoticeDecision {}
}
