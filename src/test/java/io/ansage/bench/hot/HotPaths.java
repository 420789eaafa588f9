package io.ansage.bench.hot;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every JMH benchmark of this package and says how many operations a second one core does. Many short rounds, not a
 * few long ones: with three of them the error that JMH gives is thirty times the spread, whatever the machine does.
 */
public final class HotPaths implements Benchmark {

    private static final int ROUND = 500;

    @Override
    public String id() {
        return "hot";
    }

    @Override
    public String title() {
        return "pure hot paths, one core";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var options = new OptionsBuilder().include(HotPaths.class.getPackageName() + "\\..*")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(run.size(3, 1))
                .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                .warmupIterations(run.size(6, 2))
                .warmupTime(TimeValue.milliseconds(ROUND))
                .measurementIterations(run.size(12, 3))
                .measurementTime(TimeValue.milliseconds(ROUND / 2))
                .shouldFailOnError(true)
                .output(run.folder().resolve("jmh.log").toString())
                .build();
        return new Runner(options).run()
                .stream()
                .map(result -> {
                    var score = result.getPrimaryResult();
                    var name = result.getParams().getBenchmark();
                    int method = name.lastIndexOf('.');
                    int type = name.lastIndexOf('.', method - 1);
                    return Result.figure("hot", name.substring(type + 1), "operations/s", score.getScore())
                            .remark("plus or minus %.0f %% (99.9 %% confidence)"
                                    .formatted(score.getScoreError() / score.getScore() * 100));
                })
                .toList();
    }
}
