package io.ansage.bench;

import io.ansage.bench.hot.HotPaths;
import io.ansage.bench.nation.NationalDay;
import io.ansage.bench.store.AppendBenchmark;
import io.ansage.bench.store.CommandBenchmark;
import java.util.List;

/** All there are, in the order of docs/performance.md. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        return List.of(
                new AppendBenchmark(),
                new CommandBenchmark(),
                new HotPaths(),
                new NationalDay());
    }
}
