package io.ansage.domain.notice;

import io.ansage.domain.subscription.Preferences;
import java.time.Instant;

/**
 * All that a decision depends on; equal for every passenger of a cohort.
 *
 * @param truth       what is true of the leg
 * @param told        what these passengers believe
 * @param preferences how they want to be told
 * @param now         passenger time
 * @param settledAt   when bad news about this journey has settled
 * @param held        whether something is being held for them
 */
public record Situation(LegTruth truth, LastTold told, Preferences preferences, Instant now, Instant settledAt,
        boolean held) {

    boolean settled() {
        return !now.isBefore(settledAt);
    }
}
