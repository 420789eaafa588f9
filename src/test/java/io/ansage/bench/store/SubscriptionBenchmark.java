package io.ansage.bench.store;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Work;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.axon.GroupedCommandBus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;

/**
 * B16: passengers who subscribe for the first time, a thousand of them waiting at any time as the web server's requests
 * would: a key made and kept for each, a payload sealed with it, an event appended. The peer is the same bus without
 * grouping, a transaction for each key and one for each command, on as many threads as it has connections. Beside it
 * journey commands go on, one at a time, and their latency is compared with that in peace.
 */
public final class SubscriptionBenchmark implements Benchmark {

    private static final int WAITING = 1_000;
    private static final int CONNECTIONS = 8;
    private static final double UNHARMED_MILLIS = 50;
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    @Override
    public String id() {
        return "B16";
    }

    @Override
    public String title() {
        return "subscription commands beside journey commands";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(CONNECTIONS + 4);
        try (var rig = new CommandRig(database);
                var grouped = new GroupedCommandBus(rig.bus(), rig.store().transactions(), rig.store().keys(),
                        rig.store().engine()::lookAhead)) {
            var day = NationFacts.of(1_000, new ServiceDate(LocalDate.of(2026, 3, 2)));
            var journeys = day.commands().iterator();
            var leg = new Leg(day.facts().getFirst().event().journeyId(), 1, 2);
            int size = run.size(50_000, 10_000);
            var inPeace = latencies(rig, journeys, 500);
            var beside = new ArrayList<Double>();
            var contenders = new LinkedHashMap<String, Work>();
            contenders.put("ours", () -> {
                var done = new AtomicBoolean();
                var latency = Thread.ofPlatform().start(() -> {
                    while (!done.get() && journeys.hasNext()) {
                        beside.addAll(latencies(rig, journeys, 1));
                    }
                });
                try {
                    return subscribe(grouped, WAITING, leg, size, Long.MAX_VALUE);
                } finally {
                    done.set(true);
                    latency.join();
                }
            });
            contenders.put("one by one",
                    () -> subscribe(rig.bus(), CONNECTIONS, leg, size, run.boxMillis() / 2));
            var series = run.interleave(1, contenders);
            double before = percentile(inPeace, 0.99);
            double during = percentile(beside, 0.99);
            return List.of(Result.rate(id(), "first subscriptions, durable", "subscriptions/s", series.get("ours"))
                    .peer("one by one", series.get("one by one"))
                    .atLeast(5_000.0, 20_000.0)
                    .goal(Goal.atMost("ms p99 of journey commands meanwhile", during,
                            Math.max(UNHARMED_MILLIS, 2 * before), null))
                    .remark("journey commands p50 %.1f ms, p99 %.1f ms in peace; p50 %.1f ms, p99 %.1f ms meanwhile"
                            .formatted(percentile(inPeace, 0.5), before, percentile(beside, 0.5), during))
                    .remark("%,d passengers a round, %,d waiting at a time".formatted(size, WAITING)));
        } finally {
            run.drop(database);
        }
    }

    /** Milliseconds that journey commands took, each in a transaction of its own. */
    private static List<Double> latencies(CommandRig rig, Iterator<JourneyCommand> journeys, int count) {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < count && journeys.hasNext(); i++) {
            var command = journeys.next();
            long start = System.nanoTime();
            rig.unitOfWork().run(commands -> commands.dispatch(command));
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private static long subscribe(CommandBus bus, int waiting, Leg leg, int count, long millis) throws Exception {
        var room = new Semaphore(waiting);
        var failure = new AtomicReference<Throwable>();
        long end = millis == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + millis * 1_000_000;
        int sent = 0;
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            while (sent < count && System.nanoTime() < end && failure.get() == null) {
                room.acquire();
                sent++;
                threads.execute(() -> bus.<Object, Object>dispatch(GenericCommandMessage.asCommandMessage(start(leg)),
                        (_, result) -> {
                            room.release();
                            if (result.isExceptional()) {
                                failure.compareAndSet(null, result.exceptionResult());
                            }
                        }));
            }
            room.acquire(waiting);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a subscription failed", failure.get());
        }
        return sent;
    }

    private static StartSubscription start(Leg leg) {
        return new StartSubscription(SubscriptionId.random(), new PassengerId(UUID.randomUUID().toString()),
                TripPlan.of(leg), Preferences.DEFAULT, NOW);
    }

    private static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * share)));
    }
}
