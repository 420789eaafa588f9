package io.ansage.query.notice;

import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;

/**
 * What a decision comes to, given what is on its way to the passengers already. The planner acts on it, and every replay
 * asks for the same.
 */
public sealed interface Effect {

    /** A notice is written, and takes the place of one that nobody has seen. */
    record Told(Tell tell) implements Effect {}

    /** A row that waits is written, and takes the place of one that nobody has seen. */
    record Held(Hold hold) implements Effect {}

    /** What waits already waits on. */
    record Waits(Hold hold) implements Effect {}

    /** The same notice is on its way already. */
    record OnItsWay(Tell tell) implements Effect {}

    /** Nothing is said, and what nobody has seen is withdrawn. */
    record Untold(SilenceReason reason) implements Effect {}

    /** What follows from a decision for passengers to whom {@code cohort.open()} is on its way. */
    static Effect of(Cohort cohort, TripDecision decision) {
        var open = cohort.open();
        return switch (decision) {
            case Tell tell -> open != null && open.after() != null && open.after().saysTheSameAs(tell.after())
                    ? new OnItsWay(tell)
                    : new Told(tell);
            case Hold hold -> open != null && open.held() && open.reason().equals(hold.reason().name())
                    && hold.until().equals(open.holdUntil()) ? new Waits(hold) : new Held(hold);
            case Silent silent -> new Untold(silent.reason());
        };
    }
}
