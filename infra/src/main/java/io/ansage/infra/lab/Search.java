package io.ansage.infra.lab;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.RangeParameters;
import io.ansage.domain.notice.RangeParameters.Reach;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Looks for the parameters of the range and of settling. Coordinate search: one number at a time is tried at all values
 * of its list and set to the best, in random order, until a round improves nothing; begun from the shipped numbers and
 * from random ones.
 *
 * <p>Against learning a day by heart: the foresight of each fifth of the trains is learned from the other four, and each
 * day is played six times, with all trains two minutes earlier to three minutes later than they were.
 */
final class Search {

    private static final int FOLDS = 5;
    private static final int[] SHIFTS = {-2, -1, 0, 1, 2, 3};
    private static final int STARTS = 6;
    private static final int ROUNDS = 8;
    private static final double[] MINUTES = {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5};
    private static final double[] SHARES = {0, .02, .05, .1, .15, .2, .3};
    private static final double[] FORESIGHT = {0, .2, .4, .6, .8, 1, 1.2, 1.4};

    /** One number and the values it may take. */
    private enum Knob {
        BELOW_MINUTES(MINUTES),
        BELOW_SHARE(SHARES),
        BELOW_FORESIGHT(FORESIGHT),
        ABOVE_MINUTES(MINUTES),
        ABOVE_SHARE(SHARES),
        ABOVE_FORESIGHT(FORESIGHT),
        EASY_LOW(4, 6, 7, 8, 9, 10, 11, 12),
        EASY_REACH(8, 10, 12, 15),
        EARLY_BELOW_MINUTES(0, 1, 2, 3),
        EARLY_BELOW_FORESIGHT(0, .2, .4, .6),
        EARLY_ABOVE_MINUTES(0, 1, 2, 3, 4, 5),
        EARLY_ABOVE_FORESIGHT(0, .2, .4, .6, .8),
        SETTLE_SECONDS(0, 30, 60, 120);

        private final double[] values;

        Knob(double... values) {
            this.values = values;
        }
    }

    private final PrintStream out;
    private final PrintStream progress;

    Search(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Searches on each of two days, checks on the other, and then on both; prints all three. */
    void run(Trace one, Trace other) {
        var first = new Day(one);
        var second = new Day(other);
        out.printf(Locale.ROOT, "Cost as a multiple of the optimum. As shipped, foresight of the other day: %s %.3f,"
                + " %s %.3f%n", one.name(), first.check(NoticeParameters.DEFAULT, other), other.name(),
                second.check(NoticeParameters.DEFAULT, one));
        report(one.name(), search(List.of(first)), second, one);
        report(other.name(), search(List.of(second)), first, other);
        var both = search(List.of(first, second));
        out.printf(Locale.ROOT,
                "%nsearched on both: %.3f in the search; foresight of the other day: %s %.3f, %s %.3f%n%s%n",
                both.ratio(), one.name(), first.check(both.parameters(), other), other.name(),
                second.check(both.parameters(), one), ParametersFile.text(both.parameters()));
    }

    private void report(String searchedOn, Found found, Day checkedOn, Trace learnedFrom) {
        out.printf(Locale.ROOT,
                "%nsearched on %s: %.3f in the search; on %s, foresight of the day searched on: %.3f%n%s%n",
                searchedOn, found.ratio(), checkedOn.trace.name(), checkedOn.check(found.parameters(), learnedFrom),
                ParametersFile.text(found.parameters()));
    }

    private record Found(double ratio, NoticeParameters parameters) {}

    private Found search(List<Day> days) {
        var random = new Random(1);
        double[] best = shipped();
        double least = cost(days, best);
        for (int start = 0; start < STARTS; start++) {
            double[] at = start == 0 ? shipped() : random(random);
            double cost = descend(days, at, random);
            progress.printf(Locale.ROOT, "Search on %s, start %d of %d: %.3f%n",
                    String.join(" and ", days.stream().map(d -> d.trace.name()).toList()), start + 1, STARTS, cost);
            if (cost < least) {
                least = cost;
                best = at;
            }
        }
        return new Found(least, parameters(best));
    }

    private double descend(List<Day> days, double[] at, Random random) {
        double least = cost(days, at);
        for (int round = 0; round < ROUNDS; round++) {
            double before = least;
            var knobs = new ArrayList<>(List.of(Knob.values()));
            Collections.shuffle(knobs, random);
            for (var knob : knobs) {
                double kept = at[knob.ordinal()];
                for (double value : knob.values) {
                    at[knob.ordinal()] = value;
                    double cost = cost(days, at);
                    if (cost < least - 1e-9) {
                        least = cost;
                        kept = value;
                    }
                }
                at[knob.ordinal()] = kept;
            }
            if (least > before - 1e-9) {
                break;
            }
        }
        return least;
    }

    private static double cost(List<Day> days, double[] at) {
        var parameters = parameters(at);
        return days.stream().mapToDouble(d -> d.searched(parameters)).sum() / days.size();
    }

    private static double[] random(Random random) {
        double[] at = new double[Knob.values().length];
        for (var knob : Knob.values()) {
            at[knob.ordinal()] = knob.values[random.nextInt(knob.values.length)];
        }
        return at;
    }

    private static double[] shipped() {
        var p = NoticeParameters.DEFAULT;
        var r = p.range();
        return new double[]{r.below().minutes(), r.below().share(), r.below().foresight(), r.above().minutes(),
                r.above().share(), r.above().foresight(), r.easyLow(), r.easyReach(), r.earlyBelow().minutes(),
                r.earlyBelow().foresight(), r.earlyAbove().minutes(), r.earlyAbove().foresight(),
                p.settle().toSeconds()};
    }

    private static NoticeParameters parameters(double[] v) {
        var range = new RangeParameters(new Reach(v[0], v[1], v[2]), new Reach(v[3], v[4], v[5]), (int) v[6],
                (int) v[7], new Reach(v[8], 0, v[9]), new Reach(v[10], 0, v[11]));
        return NoticeParameters.DEFAULT.with(range, Duration.ofSeconds((long) v[12]));
    }

    /** A day made ready for many trials. */
    private static final class Day {
        private final Trace trace;
        private final List<TrainDay> shifted = new ArrayList<>();
        private final double shiftedOptimum;
        private final double optimum;

        Day(Trace trace) {
            this.trace = trace;
            this.optimum = new Trial(trace).optimumCost();
            for (int fold = 0; fold < FOLDS; fold++) {
                var inside = new ArrayList<TrainDay>();
                var outside = new ArrayList<TrainDay>();
                for (var train : trace.trains()) {
                    (Math.floorMod(train.code().hashCode(), FOLDS) == fold ? inside : outside).add(train);
                }
                var foresight = Learning.foresight(outside);
                for (var train : inside) {
                    for (int shift : SHIFTS) {
                        shifted.add(train.seenWith(foresight).later(shift));
                    }
                }
            }
            this.shiftedOptimum = new Trial(new Trace(trace.name(), shifted)).optimumCost();
        }

        /** The cost in the search, as a multiple of the optimum. */
        double searched(NoticeParameters parameters) {
            return cost(shifted, parameters) / shiftedOptimum;
        }

        /** The cost on the day as it was, with what another day taught. */
        double check(NoticeParameters parameters, Trace learnedFrom) {
            return cost(trace.seenWith(Learning.foresight(learnedFrom.trains())).trains(), parameters) / optimum;
        }

        private static double cost(List<TrainDay> trains, NoticeParameters parameters) {
            var policy = new ShippedPolicy("candidate", parameters);
            return trains.parallelStream().mapToDouble(t -> Score.of(t, policy.play(t)).cost()).sum();
        }
    }
}
