package io.ansage.domain.notice;

/**
 * How the range that is told is laid around a delay. All in minutes; ends are rounded to whole minutes, and the range
 * always contains the delay.
 *
 * @param below      reach below the delay of a late train; its foresight is what trains usually still make up
 * @param above      reach above the delay of a late train; its foresight is what they usually still lose
 * @param easyLow    a low end of five minutes up to this many is told as four, which trusting passengers can be early for
 * @param easyReach  but only if that is at most this far below the delay
 * @param earlyBelow reach below the delay of an early train
 * @param earlyAbove reach above it
 */
public record RangeParameters(Reach below, Reach above, int easyLow, int easyReach, Reach earlyBelow,
        Reach earlyAbove) {

    /**
     * How far a range reaches to one side.
     *
     * @param minutes   always
     * @param share     times the size of the delay
     * @param foresight times the minutes that trains at this place usually still make up, or lose
     */
    public record Reach(double minutes, double share, double foresight) {

        double of(int delay, double ahead) {
            return Math.max(0, minutes + share * Math.abs(delay) + foresight * ahead);
        }
    }
}
