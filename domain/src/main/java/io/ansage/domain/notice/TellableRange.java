package io.ansage.domain.notice;

/** Turns a delay into the range that is told: wide enough to hold for a while, placed along the trend, rounded outward to fives. */
final class TellableRange {

    private static final int ROUND = 5;
    /** Share of the width below the present delay while it grows, shrinks, or stands. */
    private static final double BELOW_GROWING = 0.25;
    private static final double BELOW_SHRINKING = 0.75;
    private static final double BELOW_STEADY = 0.5;

    private TellableRange() {}

    /**
     * @param delay minutes late now, negative if early
     * @param trend by how much it grew lately
     */
    static DelayRange of(int delay, int trend, NoticeParameters parameters) {
        if (delay <= -parameters.earlyMinutes()) {
            return DelayRange.exactly(delay);
        }
        if (delay < parameters.earlyMinutes()) {
            return DelayRange.ON_TIME;
        }
        if (delay < ROUND) {
            return new DelayRange(0, ROUND);
        }
        double width = Math.max(parameters.rangeMinutes(), parameters.rangeShare() * delay);
        double below = trend > 0 ? BELOW_GROWING : trend < 0 ? BELOW_SHRINKING : BELOW_STEADY;
        int low = Math.max(0, ROUND * (int) Math.floor((delay - below * width) / ROUND));
        return new DelayRange(low, ROUND * (int) Math.ceil((delay + (1 - below) * width) / ROUND));
    }
}
