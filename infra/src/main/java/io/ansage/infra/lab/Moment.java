package io.ansage.infra.lab;

import io.ansage.domain.notice.LegTruth;
import java.time.Instant;

/**
 * A report about a running train, as the passenger aboard sees it.
 *
 * @param at           when it was known
 * @param delayMinutes minutes late, negative if early
 * @param truth        the same as the policy reads it, folded from the journey's events
 */
record Moment(Instant at, int delayMinutes, LegTruth truth) {

    /** Minutes since 1970 with their fraction. */
    double minute() {
        return (at.getEpochSecond() + at.getNano() / 1e9) / 60;
    }
}
