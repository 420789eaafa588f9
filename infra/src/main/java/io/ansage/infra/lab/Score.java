package io.ansage.infra.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one policy cost on one train, or on many together.
 *
 * @param messages       that interrupted
 * @param vagueness      sum over messages of width / 20
 * @param wrongMinutes   minutes in which the truth lay five minutes or more outside what was told
 * @param earlyMinutes   minutes in which the train came two minutes or more before the low end told
 * @param afterRelevance messages sent after the train's last minute
 * @param falseWhenSent  messages that did not hold in the minute they were sent
 * @param flaps          messages that turned round, within ten minutes, what the one before had said
 * @param lags           per affected train minutes from the first material minute to the first message
 */
record Score(int messages, double vagueness, int wrongMinutes, int earlyMinutes, int afterRelevance, int falseWhenSent,
        int flaps, List<Integer> lags) {

    private static final int FLAP_SECONDS = 600;

    double cost() {
        return messages + vagueness + wrongMinutes / 3.0 + earlyMinutes;
    }

    static Score sum(List<Score> scores) {
        int[] n = new int[6];
        double vagueness = 0;
        var lags = new ArrayList<Integer>();
        for (var score : scores) {
            n[0] += score.messages;
            n[1] += score.wrongMinutes;
            n[2] += score.earlyMinutes;
            n[3] += score.afterRelevance;
            n[4] += score.falseWhenSent;
            n[5] += score.flaps;
            vagueness += score.vagueness;
            lags.addAll(score.lags);
        }
        return new Score(n[0], vagueness, n[1], n[2], n[3], n[4], n[5], lags);
    }

    /** The lag that this share of the affected trains that were told does not exceed. */
    OptionalInt lag(double share) {
        if (lags.isEmpty()) {
            return OptionalInt.empty();
        }
        var sorted = new ArrayList<>(lags);
        Collections.sort(sorted);
        return OptionalInt.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    /** Judges what was told on a train's day; a message told in a minute counts from that minute. */
    static Score of(TrainDay day, List<Told> told) {
        int[] truth = day.truth();
        double low = 0;
        double high = 0;
        double vagueness = 0;
        int wrong = 0;
        int early = 0;
        int falseWhenSent = 0;
        int next = 0;
        for (int minute = 0; minute < truth.length; minute++) {
            while (next < told.size() && day.minuteOf(told.get(next).at()) <= minute) {
                low = told.get(next).low();
                high = told.get(next++).high();
                falseWhenSent += Told.wrong(truth[minute], low, high) || Told.early(truth[minute], low) ? 1 : 0;
            }
            wrong += Told.wrong(truth[minute], low, high) ? 1 : 0;
            early += Told.early(truth[minute], low) ? 1 : 0;
        }
        for (var message : told) {
            vagueness += message.width() / 20;
        }
        return new Score(told.size(), vagueness, wrong, early, told.size() - next, falseWhenSent, flaps(told),
                lags(day, truth, told));
    }

    private static int flaps(List<Told> told) {
        int flaps = 0;
        for (int i = 1; i < told.size(); i++) {
            var now = told.get(i);
            var before = told.get(i - 1);
            double turn = middle(now) - middle(before);
            double earlier = middle(before) - (i == 1 ? 0 : middle(told.get(i - 2)));
            boolean soon = now.at().isBefore(before.at().plusSeconds(FLAP_SECONDS));
            flaps += soon && turn * earlier < 0 ? 1 : 0;
        }
        return flaps;
    }

    private static double middle(Told told) {
        return (told.low() + told.high()) / 2;
    }

    private static List<Integer> lags(TrainDay day, int[] truth, List<Told> told) {
        for (int minute = 0; minute < truth.length; minute++) {
            if (Math.abs(truth[minute]) >= 5) {
                return told.isEmpty()
                        ? List.of()
                        : List.of(Math.max(0, day.minuteOf(told.getFirst().at()) - minute));
            }
        }
        return List.of();
    }
}
