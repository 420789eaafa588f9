package io.ansage.infra.lab;

import java.util.ArrayList;
import java.util.List;

/** A trace played against policies. */
final class Trial {

    private final Trace trace;
    private final List<Double> optimum;

    Trial(Trace trace) {
        this.trace = trace;
        this.optimum = trace.trains().stream().parallel().map(t -> Optimum.cost(t.truth())).toList();
    }

    Trace trace() {
        return trace;
    }

    double optimumCost() {
        return optimum.stream().mapToDouble(d -> d).sum();
    }

    int affectedTrains() {
        return (int) trace.trains().stream().filter(TrainDay::affected).count();
    }

    /**
     * What one policy did.
     *
     * @param policy     which
     * @param total      over all trains
     * @param worst      the train on which it cost most above the optimum
     * @param worstCost  what it cost there
     * @param worstOptimum what the optimum costs there
     */
    record Outcome(TellingPolicy policy, Score total, TrainDay worst, double worstCost, double worstOptimum) {}

    Outcome play(TellingPolicy policy) {
        var scores = new ArrayList<Score>();
        for (var train : trace.trains()) {
            scores.add(Score.of(train, policy.play(train)));
        }
        int worst = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i).cost() - optimum.get(i) > scores.get(worst).cost() - optimum.get(worst)) {
                worst = i;
            }
        }
        return new Outcome(policy, Score.sum(scores), trace.trains().get(worst), scores.get(worst).cost(),
                optimum.get(worst));
    }
}
