package io.ansage.infra.lab;

import java.time.Instant;

/**
 * A message that interrupted.
 *
 * @param at     when it was sent
 * @param low    minutes late at least, as told
 * @param high   minutes late at most, as told
 * @param reason why, in the policy's own words; empty if it gives none
 */
record Told(Instant at, double low, double high, String reason) {

    double width() {
        return high - low;
    }

    /** Whether a belief lies so far off the truth that a passenger would call it wrong. */
    static boolean wrong(int delay, double low, double high) {
        return delay >= high + 5 || delay <= low - 5;
    }

    /** Whether the train comes so long before what was told that who trusts it misses the train. */
    static boolean early(int delay, double low) {
        return low >= 5 && low - delay >= 2;
    }
}
