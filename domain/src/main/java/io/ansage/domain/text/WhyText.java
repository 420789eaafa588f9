package io.ansage.domain.text;

import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.notice.LegTruth;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an explanation of one decision is made of.
 *
 * @param at        when it was decided
 * @param zone      zone in which times are said
 * @param train     what the train is called
 * @param stop      where the passenger boards
 * @param truth     what was known of their leg
 * @param believed  the delay they had been told where they board
 * @param threshold from how many minutes on they wanted to hear of delays; 0 for never
 * @param step      how far outside the range told it had to be to be told again
 * @param outcome   what became of it
 * @param rule      name of the reason
 * @param title     title of the notice that was written; absent if none was
 * @param recheckAt when it was to be looked at again; absent if only a change makes us look
 */
public record WhyText(Instant at, ZoneId zone, String train, String stop, LegTruth truth, DelayRange believed,
        int threshold, int step, Outcome outcome, String rule, @Nullable String title, @Nullable Instant recheckAt) {

    /** What a decision came to. */
    public enum Outcome {
        TOLD, HELD, WAITS, ON_ITS_WAY, SILENT
    }
}
