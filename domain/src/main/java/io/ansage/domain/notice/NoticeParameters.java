package io.ansage.domain.notice;

import io.ansage.domain.notice.RangeParameters.Reach;
import java.time.Duration;

/**
 * The numbers of the notice policy. A decision can be recomputed only with the numbers it was made with, so they carry
 * a version.
 *
 * @param version             names this set of numbers
 * @param materialMinutes     told is wrong once truth lies this far outside the range told
 * @param earlyMinutes        coming this much before the low end told, or before plan, is urgent
 * @param range              how the range told is laid around a delay
 * @param shownStepMinutes    the shown number is replaced, silently, once it is off by this much
 * @param settle              how long bad news waits before it is told; good news never does
 * @param cancellationLookAhead how long before departure cancellations begin to matter
 * @param urgentPlatform      a change of platform this close to departure is urgent
 * @param boardedAfter        a train whose progress nobody reports counts as departed this long after its time
 * @param stale               a report older than this when we learn it is no news: nobody is interrupted for it
 * @param budget              interruptions by ordinary news on one trip; what comes after replaces silently
 * @param connections         when a connection is tight, or missed
 */
public record NoticeParameters(String version, int materialMinutes, int earlyMinutes, RangeParameters range,
        int shownStepMinutes, Duration settle, Duration cancellationLookAhead,
        Duration urgentPlatform, Duration boardedAfter, Duration stale, int budget,
        ConnectionLimits connections) {

    private static final int ALWAYS = 3650;

    /** Found by the laboratory's search, with the foresight that is shipped. */
    private static final RangeParameters RANGE = new RangeParameters(new Reach(-1, 0.05, 1.2),
            new Reach(-2, 0.1, 1.0), 10, 12, new Reach(0, 0, 0), new Reach(2, 0, 0.6));

    public static final NoticeParameters DEFAULT = new NoticeParameters("2", 5, 2, RANGE, 2, Duration.ofSeconds(30),
            Duration.ofHours(24), Duration.ofMinutes(15), Duration.ofSeconds(60),
            Duration.ofMinutes(15), 4, ConnectionLimits.DEFAULT);

    /** The same numbers with the look-ahead for cancellations and the budget off, for whoever rides a train from end to end and counts every message. */
    public NoticeParameters withoutLimits() {
        return new NoticeParameters(version, materialMinutes, earlyMinutes, range, shownStepMinutes,
                settle, Duration.ofDays(ALWAYS), urgentPlatform, boardedAfter, stale,
                Integer.MAX_VALUE, connections);
    }

    /** The same numbers with another range and settling time. */
    public NoticeParameters with(RangeParameters otherRange, Duration otherSettle) {
        return new NoticeParameters(version, materialMinutes, earlyMinutes, otherRange, shownStepMinutes, otherSettle,
                cancellationLookAhead, urgentPlatform, boardedAfter, stale, budget, connections);
    }

    /** Whether the train comes so much before the low end told that whoever trusts us misses it, or is told nonsense. */
    boolean comesBefore(DelayRange told, int delay) {
        return arrivesBefore(told, delay) || told.low() >= 0 && delay <= told.low() - earlyMinutes();
    }

    /** The same for those aboard: a train that is a little early is no news to them. */
    boolean arrivesBefore(DelayRange told, int delay) {
        return delay <= told.low() - materialMinutes() || trusted(told) && delay <= told.low() - earlyMinutes();
    }

    /** Whether somebody who plans by the low end told misses the train when it comes a little before that. */
    boolean trusted(DelayRange told) {
        return told.low() >= materialMinutes();
    }
}
