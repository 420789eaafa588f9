package io.ansage.query.why;

import io.ansage.domain.notice.TripDecision;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Effect;
import io.ansage.query.notice.TripFacts;
import org.jspecify.annotations.Nullable;

/**
 * A decision about one passenger, made again.
 *
 * @param planning  the window in which it was made
 * @param cohort    the passenger, as the planner met them
 * @param facts     what the planner saw
 * @param decisions the policy with the numbers of that time
 * @param effect    what the decision came to
 * @param row       what was written about it then; absent if nothing was
 */
public record Replayed(PastPlanning planning, Cohort cohort, TripFacts facts, CohortDecisions decisions,
        TripDecision decision, Effect effect, PastTrip.@Nullable Row row) {

    /** Whether the decision made again is the one that was made: the same row, or none. */
    public boolean agrees() {
        return switch (effect) {
            case Effect.Told(var tell) ->
                    row != null && !row.held() && row.notice().reason().equals(tell.reason().name())
                            && row.notice().noticeClass() == tell.noticeClass()
                            && row.after().version() == tell.after().version()
                            && row.after().saysTheSameAs(tell.after());
            case Effect.Held(var hold) -> row != null && row.held() && hold.until().equals(row.holdUntil())
                    && row.notice().reason().equals(hold.reason().name());
            case Effect.Waits _,Effect.OnItsWay _,Effect.Untold _ -> row == null;
        };
    }
}
