package io.ansage.domain.notice;

import io.ansage.domain.timetable.ChangeTime;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which a connection is judged, in whole minutes.
 *
 * @param leastMinutes what a change takes at least where no timetable says otherwise; less is missed
 * @param tightMinutes a change with less time than this is at risk
 * @param slackMinutes a connection once told to be at risk or missed must gain so much beyond the edge to be called
 *                     better, so that a margin that swings around an edge is told once
 */
public record ConnectionLimits(int leastMinutes, int tightMinutes, int slackMinutes) {

    public static final ConnectionLimits DEFAULT = new ConnectionLimits(2, 5, 2);

    /** What a change takes at least. Whoever planned one that the timetable takes for impossible knows the place better. */
    public int needed(@Nullable ChangeTime time) {
        return time == null || !time.possible() ? leastMinutes : time.minutes();
    }

    /** Less than so many minutes is at risk: also for a change that was planned tight, but not without any loss. */
    int riskBelow(int needed, int planned) {
        return Math.min(Math.max(tightMinutes, needed + slackMinutes), planned - slackMinutes + 1);
    }

    /** From so many minutes on, a change that was told to be at risk is fine again. */
    int fineFrom(int needed, int planned) {
        return Math.min(Math.max(tightMinutes, needed + slackMinutes) + slackMinutes, planned);
    }
}
