package io.ansage.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Benchmark;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Work;
import io.ansage.bench.peer.TutorialProjection;
import io.ansage.bench.peer.TutorialReplay;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.rebuild.LiveProcessor;
import io.ansage.infra.rebuild.OutlookRebuild;
import io.ansage.infra.rebuild.RebuildingProjections;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.outlook.OutlookProjector;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * B9: the projection of outlooks and boards built anew from all events by the product's own rebuild, from the first read
 * to the swap. The limit reads the same events through the engine and opens their payloads; the peer is a pooled
 * streaming processor with Axon's own settings, watched for a while.
 */
public final class ReplayBenchmark implements Benchmark {

    @Override
    public String id() {
        return "B9";
    }

    @Override
    public String title() {
        return "replay into a projection";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var growth = new ArrayList<Growth.Point>();
        for (int size : new int[]{run.size(312_500, 31_250), run.size(1_250_000, 125_000)}) {
            filled(run, size, (_, _, projections) -> growth.add(point(Sample.of(() -> rebuild(projections)))));
        }
        var results = new ArrayList<Result>();
        filled(run, run.size(5_000_000, 500_000), (store, database, projections) -> {
            var contenders = new LinkedHashMap<String, Work>();
            contenders.put("ours", () -> rebuild(projections));
            contenders.put("reader", () -> read(store));
            var series = run.interleave(0, run.quick() ? 1 : 3, contenders);
            growth.add(point(series.get("ours").samples().getFirst()));
            var peer = run.interleave(0, 1, Map.of("batch of 1", () -> tutorial(run, store, database)));
            results.add(Result.rate(id(), "events replayed", "events/s", series.get("ours"))
                    .limit("engine reads, payloads opened, one thread", series.get("reader"))
                    .peer("pooled processor, batch of 1", peer.get("batch of 1"))
                    .atLeast(60_000.0, 150_000.0)
                    .timesPeer(30.0, null)
                    .timesLimit(null, 0.7)
                    .remark("%,d events, compared with the live rows and swapped".formatted(
                            series.get("ours").samples().getFirst().units()))
                    .growth(new Growth("events", growth)));
        });
        return results;
    }

    private static Growth.Point point(Sample sample) {
        return new Growth.Point(sample.units(), sample.seconds());
    }

    /** A store with about so many events, whose projection was built once. */
    private static void filled(Run run, int size, Measure measure) throws Exception {
        var database = run.database(8);
        try (var store = TestEventStore.on(database)) {
            var days = new StoredDays(store, database);
            int count = Math.ceilDiv(size, days.eventsPerDay());
            run.say("storing %,d events ...", (long) count * days.eventsPerDay());
            days.fill(count, OutlookProjection.GROUP);
            var projections = projections(store, database);
            rebuild(projections);
            measure.on(store, database, projections);
        } finally {
            run.drop(database);
        }
    }

    /** What is measured of it. */
    @FunctionalInterface
    private interface Measure {
        void on(TestEventStore store, HikariDataSource database, RebuildingProjections projections) throws Exception;
    }

    private static RebuildingProjections projections(TestEventStore store, HikariDataSource database) {
        var jdbc = JdbcClient.create(database);
        return new RebuildingProjections(List.of(OutlookRebuild.of(database, () -> {})), _ -> new Standing(),
                store.log(database), new ProcessorTokens(jdbc, store.serializer()), database,
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new RebuildingProjections.Background(Runnable::run, InstantSource.system()));
    }

    private static long rebuild(RebuildingProjections projections) {
        projections.rebuild(OutlookProjection.GROUP);
        var rebuild = Objects.requireNonNull(projections.list().getFirst().rebuild());
        if (rebuild.error() != null || rebuild.events() == 0) {
            throw new IllegalStateException("the rebuild came to nothing: " + rebuild);
        }
        return rebuild.events();
    }

    private static long read(TestEventStore store) {
        try (var events = store.engine().readEvents(GapAwareTrackingToken.newInstance(0, Set.of()), false)) {
            return events.filter(event -> event.getPayload() != null).count();
        }
    }

    private static long tutorial(Run run, TestEventStore store, HikariDataSource database) {
        JdbcClient.create(database).sql("truncate journey_outlook, stop_departure, stop_name").update();
        var projection = new TutorialProjection(
                new OutlookProjector(new PostgresOutlookStore(JdbcClient.create(database), TableNames.LIVE)));
        try (var replay = new TutorialReplay(store, projection)) {
            long end = System.nanoTime() + run.boxMillis() * 1_000_000;
            while (System.nanoTime() < end && !replay.failed()) {
                LockSupport.parkNanos(10_000_000);
            }
            if (replay.failed()) {
                throw new IllegalStateException("the peer came to a stop");
            }
            return projection.seen();
        }
    }

    /** The live processor, which nothing keeps busy here. */
    private static final class Standing implements LiveProcessor {

        @Override
        public boolean running() {
            return false;
        }

        @Override
        public @Nullable String error() {
            return null;
        }

        @Override
        public void stop() {}

        @Override
        public void start() {}
    }
}
