package io.ansage.infra.lab;

import io.ansage.infra.json.DomainJson;
import io.ansage.infra.lab.Trial.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the laboratory found on one trace. Totals over the trace, in minutes; costs rounded to tenths.
 *
 * @param trace          name of the file
 * @param trains         running trains
 * @param affectedTrains trains five minutes late or early in some minute
 * @param optimumCost    what hindsight would have cost
 * @param policies       what each policy cost
 */
record LabReport(String trace, int trains, int affectedTrains, double optimumCost, List<PolicyReport> policies) {

    /**
     * One policy.
     *
     * @param vagueness                  sum over messages of told width / 20
     * @param wrongMinutes               truth five minutes or more outside the range told
     * @param earlyMinutes               the train two minutes or more before the low end told
     * @param cost                       messages + vagueness + wrongMinutes / 3 + earlyMinutes
     * @param worstTrain                 on which it cost most above the optimum
     * @param firstMessageLagMedian      minutes from the first material change to the first message, per affected train
     * @param messagesAfterRelevance     sent after the train's last minute
     * @param messagesFalseWhenSent      that did not hold in the minute they were sent
     * @param flapsTold                  messages that turned round what was told within the ten minutes before
     */
    record PolicyReport(String name, int messages, double vagueness, int wrongMinutes, int earlyMinutes, double cost,
            double ratioToOptimum, WorstTrain worstTrain, @Nullable Integer firstMessageLagMedian,
            @Nullable Integer firstMessageLag95, int messagesAfterRelevance, int messagesFalseWhenSent,
            int flapsTold) {}

    /** A train by service date and code. */
    record WorstTrain(String date, String code, double cost, double optimumCost) {}

    static LabReport of(Trial trial, List<Outcome> outcomes) {
        double best = trial.optimumCost();
        return new LabReport(trial.trace().name(), trial.trace().trains().size(), trial.affectedTrains(),
                round(best, 1), outcomes.stream().map(o -> policy(o, best)).toList());
    }

    private static PolicyReport policy(Outcome o, double best) {
        var s = o.total();
        return new PolicyReport(o.policy().name(), s.messages(), round(s.vagueness(), 1), s.wrongMinutes(),
                s.earlyMinutes(), round(s.cost(), 1), best == 0 ? 0 : round(s.cost() / best, 3),
                new WorstTrain(o.worst().date(), o.worst().code(), round(o.worstCost(), 1),
                        round(o.worstOptimum(), 1)),
                lag(s, 0.5), lag(s, 0.95), s.afterRelevance(), s.falseWhenSent(), s.flaps());
    }

    private static @Nullable Integer lag(Score score, double share) {
        var lag = score.lag(share);
        return lag.isPresent() ? lag.getAsInt() : null;
    }

    /** Writes one trace as an object, several as an array of them. */
    static void write(Path file, List<LabReport> reports) throws IOException {
        var json = DomainJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(reports.size() == 1 ? reports.getFirst() : reports);
        Files.writeString(file, json + "\n");
    }

    /** As a table for people. */
    String text() {
        var text = new StringBuilder(String.format(Locale.ROOT,
                "%s: %d trains, %d affected, optimum cost %.1f%n%-36s %8s %9s %7s %7s %9s %7s  %s%n", trace, trains,
                affectedTrains, optimumCost, "policy", "messages", "vagueness", "wrong", "early", "cost", "x best",
                "first news after (median, 95 %), flaps, worst train"));
        for (var p : policies) {
            text.append(String.format(Locale.ROOT, "%-36s %8d %9.1f %7d %7d %9.1f %7.3f  %s, %s min, %d, %s%n",
                    p.name(), p.messages(), p.vagueness(), p.wrongMinutes(), p.earlyMinutes(), p.cost(),
                    p.ratioToOptimum(), known(p.firstMessageLagMedian()), known(p.firstMessageLag95()), p.flapsTold(),
                    p.worstTrain().code()));
        }
        return text.toString();
    }

    private static String known(@Nullable Integer minutes) {
        return minutes == null ? "–" : minutes.toString();
    }

    private static double round(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }
}
