package io.ansage.bench.live;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import io.ansage.bench.Run;
import java.util.Arrays;
import java.util.List;

/** B11: all lose their connection, something happens, and all come back at once with the id of the last event. */
public final class Stampede implements Benchmark {

    @Override
    public String id() {
        return "B11";
    }

    @Override
    public String title() {
        return "all streams reconnect at once";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        int count = run.size(Broadcasts.SOCKETS, Broadcasts.SOCKETS / 8);
        try (var product = ProductUnderLoad.start(run, Broadcasts.JVM)) {
            var journey = Broadcasts.journey(product);
            try (var crowd = new Crowd(product.jvm(), product.port(), "/api/v1/journeys/" + journey + "/stream",
                    "broadcast " + journey, run.folder().resolve("stampede.txt"))) {
                var cold = new double[run.rounds()];
                var again = new double[run.rounds()];
                long seen = Long.parseLong(product.jvm().ask("late %s 1", journey));
                long lost = 0;
                for (int i = -1; i < run.rounds(); i++) {
                    double first = crowd.open(count, 0);
                    crowd.close(count);
                    // What happens while all are away.
                    long missed = Long.parseLong(product.jvm().ask("late %s %d", journey, 10 * (i + 2)));
                    double second = crowd.open(count, seen);
                    var told = crowd.arrivals(missed, 0);
                    lost += count - told.count() + crowd.repeats();
                    crowd.close(count);
                    seen = missed;
                    run.say("cold %.2f s, again %.2f s", first, second);
                    if (i >= 0) {
                        cold[i] = first;
                        again[i] = second;
                    }
                }
                Arrays.sort(cold);
                Arrays.sort(again);
                double coldTime = cold[cold.length / 2];
                double time = again[again.length / 2];
                return List.of(Result.figure("B11", "%,d streams resume".formatted(count), "s", time)
                        .limit(new Contender("the same, connecting for the first time", coldTime, null))
                        .goal(Goal.atMost("x cold connect", time / coldTime, 3.0, null))
                        .goal(Goal.atMost("readers who missed something or got it twice", lost, 0.0, null)));
            }
        }
    }
}
