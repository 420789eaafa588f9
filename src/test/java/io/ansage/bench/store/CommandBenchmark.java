package io.ansage.bench.store;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Work;
import io.ansage.bench.peer.TutorialCommands;
import io.ansage.bench.peer.TutorialStore;
import io.ansage.command.journey.TrainJourney;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.kafka.IngestProperties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * B4: the whole path of a journey command, load, decide and append, as the ingest takes it: root units of work of up to
 * 500 commands, one worker for each half of the journeys, aggregates at hand. The peer handles the same commands with
 * the same aggregate, with as many threads, the way the tutorial does.
 */
public final class CommandBenchmark implements Benchmark {

    /** Commands of one transaction: of as many observations as a batch may hold, most change nothing. */
    private static final int BATCH = 500;
    private static final int WORKERS = IngestProperties.DEFAULT_WORKERS;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

    private int days;

    @Override
    public String id() {
        return "B4";
    }

    @Override
    public String title() {
        return "journey commands: load, decide, append";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(8);
        var tutorialDatabase = run.emptyDatabase(8);
        try (var rig = new CommandRig(database);
                var threads = Executors.newFixedThreadPool(WORKERS);
                var peer = new TutorialCommands(new TutorialStore(tutorialDatabase, rig.store().serializer()),
                        rig.store().serializer(), TrainJourney.class)) {
            int trains = run.size(3_000, 1_000);
            var contenders = new LinkedHashMap<String, Work>();
            contenders.put("ours", Work.on(() -> day(trains), shards -> batched(rig, threads, shards)));
            contenders.put("tutorial Axon",
                    Work.on(() -> day(trains), shards -> oneByOne(peer, threads, shards, run.boxMillis() / 2)));
            var series = run.interleave(2, contenders);
            return List.of(Result.rate(id(), "journey commands, durable", "commands/s", series.get("ours"))
                    .peer("tutorial Axon", series.get("tutorial Axon"))
                    .atLeast(15_000.0, 30_000.0)
                    .timesPeer(8.0, null)
                    .remark("%,d commands of %,d trains a round, up to %d in a transaction, %d threads each".formatted(
                            series.get("ours").samples().getFirst().units(), trains, BATCH, WORKERS)));
        } finally {
            run.drop(tutorialDatabase);
            run.drop(database);
        }
    }

    /** The commands of a day not seen before, for each worker. */
    private List<List<JourneyCommand>> day(int trains) {
        var commands = NationFacts.of(trains, new ServiceDate(FIRST_DAY.plusDays(++days))).commands();
        var shards = new ArrayList<List<JourneyCommand>>();
        for (int shard = 0; shard < WORKERS; shard++) {
            int mine = shard;
            shards.add(commands.stream()
                    .filter(c -> Math.floorMod(c.journeyId().hashCode(), WORKERS) == mine)
                    .toList());
        }
        return shards;
    }

    private static long batched(CommandRig rig, ExecutorService threads, List<List<JourneyCommand>> shards)
            throws Exception {
        return inAll(threads, shards, shard -> {
            for (int from = 0; from < shard.size(); from += BATCH) {
                var batch = shard.subList(from, Math.min(from + BATCH, shard.size()));
                rig.unitOfWork().run(commands -> batch.forEach(commands::dispatch));
            }
            return (long) shard.size();
        });
    }

    private static long oneByOne(TutorialCommands peer, ExecutorService threads, List<List<JourneyCommand>> shards,
            long millis) throws Exception {
        long end = System.nanoTime() + millis * 1_000_000;
        return inAll(threads, shards, shard -> {
            int done = 0;
            while (done < shard.size() && System.nanoTime() < end) {
                peer.gateway().sendAndWait(shard.get(done++));
            }
            return (long) done;
        });
    }

    private static long inAll(ExecutorService threads, List<List<JourneyCommand>> shards,
            java.util.function.Function<List<JourneyCommand>, Long> work) throws Exception {
        List<Callable<Long>> tasks = shards.stream().map(s -> (Callable<Long>) () -> work.apply(s)).toList();
        long done = 0;
        for (var task : threads.invokeAll(tasks)) {
            done += task.get();
        }
        return done;
    }
}
