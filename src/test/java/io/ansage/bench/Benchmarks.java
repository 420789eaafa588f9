package io.ansage.bench;

import io.ansage.bench.hot.HotPaths;
import io.ansage.bench.ingest.IngestBench;
import io.ansage.bench.ingest.SuppressionBench;
import io.ansage.bench.live.Broadcasts;
import io.ansage.bench.live.Stampede;
import io.ansage.bench.mirror.MirrorBench;
import io.ansage.bench.nation.NationalDay;
import io.ansage.bench.nation.StorageBench;
import io.ansage.bench.plan.MessagesPerPassenger;
import io.ansage.bench.plan.Planning;
import io.ansage.bench.push.Pushes;
import io.ansage.bench.store.AppendBenchmark;
import io.ansage.bench.store.CommandBenchmark;
import io.ansage.bench.store.ReplayBenchmark;
import io.ansage.bench.store.SubscriptionBenchmark;
import io.ansage.bench.walk.EndToEnd;
import io.ansage.bench.walk.Soak;
import io.ansage.bench.walk.Storm;
import java.util.List;

/** All there are, in the order of docs/performance.md. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        return List.of(
                new IngestBench(),
                new SuppressionBench(),
                new AppendBenchmark(),
                new CommandBenchmark(),
                new Planning(),
                new MessagesPerPassenger(),
                new Pushes(),
                new MirrorBench(),
                new ReplayBenchmark(),
                new Broadcasts(),
                new Stampede(),
                new EndToEnd(),
                new Storm(),
                new Soak(),
                new StorageBench(),
                new SubscriptionBenchmark(),
                new HotPaths(),
                new NationalDay());
    }
}
