package io.ansage.infra.lab;

import io.ansage.domain.notice.Foresight;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * One train on one service date, from its first report as running to its last.
 *
 * @param date    service date
 * @param code    the train as passengers know it
 * @param zone    in which its times are read
 * @param moments reports in the order in which they came, two at least
 */
record TrainDay(String date, String code, ZoneId zone, List<Moment> moments) {

    /** A report of a second belongs to its minute up to this share of it. */
    private static final double MINUTE_ENDS = 0.99;
    private static final int MATERIAL = 5;

    TrainDay {
        moments = List.copyOf(moments);
        if (moments.size() < 2) {
            throw new IllegalArgumentException("train " + code + ": needs two reports at least");
        }
    }

    TrainDay seenWith(Foresight foresight) {
        return new TrainDay(date, code, zone, moments.stream().map(m -> m.seenWith(foresight)).toList());
    }

    /** The same day if the train had been so many minutes later all the time. */
    TrainDay later(int minutes) {
        return new TrainDay(date, code, zone, moments.stream().map(m -> m.later(minutes)).toList());
    }

    long firstMinute() {
        return (long) Math.floor(moments.getFirst().minute());
    }

    /** The minute of the grid an instant falls in; may lie beyond its end. */
    int minuteOf(Instant at) {
        return (int) (Math.floorDiv(at.getEpochSecond(), 60) - firstMinute());
    }

    /** Minutes late in each minute from that of the first report to the one after the last: the last value by its end. */
    int[] truth() {
        long first = firstMinute();
        int[] truth = new int[(int) ((long) Math.floor(moments.getLast().minute()) + 2 - first)];
        int next = 0;
        int delay = moments.getFirst().delayMinutes();
        for (int minute = 0; minute < truth.length; minute++) {
            while (next < moments.size() && moments.get(next).minute() <= first + minute + MINUTE_ENDS) {
                delay = moments.get(next++).delayMinutes();
            }
            truth[minute] = delay;
        }
        return truth;
    }

    /** Whether it was five minutes late or early in some minute. */
    boolean affected() {
        return Arrays.stream(truth()).anyMatch(d -> Math.abs(d) >= MATERIAL);
    }
}
