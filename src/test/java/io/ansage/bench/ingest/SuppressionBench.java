package io.ansage.bench.ingest;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import java.util.List;

/**
 * B2: events against the changes a passenger could see, on a recorded day. A visible change of the trace is an observation
 * that says another status or another delay of a train than the one before it, whatever the gate thinks; those that the
 * gate withholds, because they are known to be wrong, are named by reason.
 */
public final class SuppressionBench implements Benchmark {

    private static final double WITHIN = 0.01;

    @Override
    public String id() {
        return "B2";
    }

    @Override
    public String title() {
        return "events against visible changes of a recorded day";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var recording = IrishDay.find();
        if (recording.isEmpty()) {
            return List.of(Result.figure("B2", "NOT MEASURED: the recorded day is not on this machine", "events", 0)
                    .remark("name the folder with -Dansage.data or ANSAGE_DATA"));
        }
        var all = IrishDay.read(recording.get());
        var count = new VisibleChanges();
        all.forEach(count::observe);
        double off = Math.abs(count.matched() + count.invented() - count.trueOnes()) / (double) count.trueOnes();
        return List.of(Result.figure("B2", "events with a change of minute or status, Irish Rail, 2025-10-03", "events",
                count.matched() + count.invented())
                .peer(new Result.Contender("every observation an event", all.size(), null))
                .limit(new Result.Contender("visible changes of the trace that are true", count.trueOnes(), null))
                .goal(Goal.atMost("share off the trace's own changes", off, WITHIN, 0.0))
                .goal(Goal.atMost("true changes lost", count.lost(), 0.0, 0.0))
                .goal(Goal.atMost("changes invented", count.invented(), 0.0, 0.0))
                .remark("%,d observations, %,d changes of minute or status in the trace; withheld as wrong: %s"
                        .formatted(all.size(), count.said(), count.withheld()))
                .remark("%,d observations make events in all: the others let a passenger see a stop passed or learned (%s)"
                        .formatted(count.visible(), count.others())));
    }
}
