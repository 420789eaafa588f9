package io.ansage.domain.notice;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Something to tell.
 *
 * @param leg    index of the leg it is about
 * @param belief how the telling changes the belief
 */
record Topic(NoticeClass noticeClass, NoticeReason reason, int leg, UnaryOperator<TripTold> belief,
        Instant usefulUntil) {

    static Topic ofLeg(int leg, NoticeDecision.Tell tell) {
        return new Topic(tell.noticeClass(), tell.reason(), leg, told -> told.withLeg(leg, tell.after()),
                tell.usefulUntil());
    }
}
