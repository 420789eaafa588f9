package io.ansage.bench.plan;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import io.ansage.bench.Run;
import io.ansage.infra.lab.TraceTrial;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** B6: messages for each passenger on a day of delays, by the product's policy and by telling every change. */
public final class MessagesPerPassenger implements Benchmark {

    private static final String TRACE = "irish-rail/changes-2025-10-03.tsv";

    @Override
    public String id() {
        return "B6";
    }

    @Override
    public String title() {
        return "messages for each passenger";
    }

    @Override
    public List<Result> measure(Run run) throws IOException {
        var day = data().resolve(TRACE);
        boolean recorded = Files.exists(day);
        var file = recorded ? day : generated(run.folder().resolve("trace.tsv"));
        var trial = TraceTrial.play(file);
        double ours = (double) trial.ours() / trial.trains();
        double naive = (double) trial.naive() / trial.trains();
        double fewer = naive / Math.max(ours, 1e-9);
        return List.of(Result.figure("B6", "messages for each passenger who rides a train to its end", "messages", ours)
                .peer(new Contender("every change is told", naive, null))
                .goal(Goal.atLeast("x fewer than every change", fewer, 3.0, 8.0))
                .goal(Goal.atMost("% of passengers wrong by five minutes or more at the end",
                        100.0 * trial.wrongEnd() / trial.trains(), 1.0, 0.0))
                .goal(Goal.atMost("messages that did not hold when sent", trial.stale(), null, 0.0))
                .remark(recorded
                        ? "Irish Rail, 3 October 2025, %,d trains".formatted(trial.trains())
                        : "the recorded day %s is absent: a generated one of %,d trains instead".formatted(
                                TRACE, trial.trains()))
                .remark("%,d messages against %,d; %d passengers wrong at the end".formatted(trial.ours(),
                        trial.naive(), trial.wrongEnd())));
    }

    /** Where recorded days lie, which are no part of this repository; see {@link SharedData}. */
    private static Path data() {
        var named = System.getenv("ANSAGE_DATA");
        return named == null || named.isBlank()
                ? SharedData.root().resolveSibling("shared").resolve("data")
                : Path.of(named);
    }

    /** Trains that lose time at random, make some of it up, and now and then stand for a while. */
    private static Path generated(Path file) throws IOException {
        var random = new Random(6);
        var lines = new ArrayList<String>();
        lines.add("captured_at\ttrain_date\ttrain_code\tstatus\tdelay_min\tpublic_message");
        for (int train = 0; train < 400; train++) {
            var at = OffsetDateTime.parse("2025-10-03T05:00:00+01:00").plusMinutes(random.nextInt(900));
            int delay = 0;
            for (int minute = 0; minute < 60 + random.nextInt(90); minute++) {
                int dice = random.nextInt(20);
                delay += dice == 0 ? random.nextInt(8) : dice < 6 ? 1 : dice < 10 && delay > 0 ? -1 : 0;
                lines.add("%s\t2025-10-03\tX%03d\tR\t%d\trunning".formatted(at.plusMinutes(minute), train, delay));
            }
        }
        return Files.write(file, lines);
    }
}
