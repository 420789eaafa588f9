package io.ansage.domain.notice;

/**
 * Turns a delay into the range that is told: as far down as trains at this place usually still recover, as far up as they
 * usually still lose, in whole minutes.
 */
final class TellableRange {

    /** From this low end on, whoever trusts it may miss a train that is a little earlier. */
    private static final int TRUSTED_LOW = 5;

    private TellableRange() {}

    /**
     * The range for a train's departure: whoever still has to catch it is told an early one exactly.
     *
     * @param delay minutes late now, negative if early
     */
    static DelayRange departure(int delay, Ahead ahead, NoticeParameters parameters) {
        return delay <= -parameters.earlyMinutes() ? DelayRange.exactly(delay) : late(delay, ahead, parameters);
    }

    /** The range for its arrival: to those aboard, early means about so many minutes early. */
    static DelayRange arrival(int delay, Ahead ahead, NoticeParameters parameters) {
        return delay <= -parameters.materialMinutes()
                ? early(delay, ahead, parameters.range())
                : late(delay, ahead, parameters);
    }

    private static DelayRange early(int delay, Ahead ahead, RangeParameters range) {
        int low = round(delay - range.earlyBelow().of(delay, ahead.recovers()));
        int high = round(delay + range.earlyAbove().of(delay, ahead.loses()));
        return new DelayRange(Math.min(low, delay), Math.clamp(high, delay, 0));
    }

    private static DelayRange late(int delay, Ahead ahead, NoticeParameters parameters) {
        if (delay < parameters.earlyMinutes()) {
            return DelayRange.ON_TIME;
        }
        var range = parameters.range();
        int low = Math.clamp(round(delay - range.below().of(delay, ahead.recovers())), 0, delay);
        int easy = TRUSTED_LOW - 1;
        if (low > easy && low <= range.easyLow() && delay - easy <= range.easyReach()) {
            low = easy;
        }
        return new DelayRange(low, Math.max(delay, round(delay + range.above().of(delay, ahead.loses()))));
    }

    private static int round(double minutes) {
        return (int) Math.floor(minutes + 0.5);
    }
}
