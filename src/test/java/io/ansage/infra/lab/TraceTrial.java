package io.ansage.infra.lab;

import io.ansage.domain.notice.NoticeParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's policy on a trace, beside a notifier that tells every change of the minute. One passenger rides each train
 * from end to end.
 *
 * @param trains   trains, and passengers
 * @param ours     messages of the product's policy
 * @param naive    messages of the naive notifier
 * @param stale    messages of ours that did not hold in the minute they were sent
 * @param wrongEnd passengers whose belief is five minutes or more off when their train has reached its end, by ours
 */
public record TraceTrial(int trains, int ours, int naive, int stale, int wrongEnd) {

    /** Plays the trace in a file. */
    public static TraceTrial play(Path file) {
        var trace = TraceReader.read(file);
        var product = new ShippedPolicy(ShippedPolicy.DEFAULT_NAME, NoticeParameters.DEFAULT);
        var naive = JudgedRules.all().stream().filter(p -> p.name().equals("every change")).findFirst().orElseThrow();
        int wrongEnd = 0;
        int sentNaively = 0;
        var scores = new ArrayList<Score>();
        for (var train : trace.trains()) {
            var told = product.play(train);
            scores.add(Score.of(train, told));
            wrongEnd += wrongAtEnd(train, told) ? 1 : 0;
            sentNaively += naive.play(train).size();
        }
        var total = Score.sum(scores);
        return new TraceTrial(trace.trains().size(), total.messages(), sentNaively, total.falseWhenSent(), wrongEnd);
    }

    private static boolean wrongAtEnd(TrainDay train, List<Told> told) {
        int[] truth = train.truth();
        return told.isEmpty()
                ? Told.wrong(truth[truth.length - 1], 0, 0)
                : Told.wrong(truth[truth.length - 1], told.getLast().low(), told.getLast().high());
    }
}
