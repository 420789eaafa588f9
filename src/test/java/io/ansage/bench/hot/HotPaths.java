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

/** Runs every JMH benchmark of this package and says how many operations a second one core does. */
public final class HotPaths implements Benchmark {

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
                .forks(1)
                .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                .warmupIterations(run.quick() ? 1 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(run.rounds())
                .measurementTime(TimeValue.seconds(1))
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
