package io.ansage.bench.push;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Series;
import io.ansage.bench.Work;
import io.ansage.bench.peer.DefaultSendEach;
import io.ansage.bench.plan.PlannedTrains;
import io.ansage.push.firebase.FirebaseChannels;
import io.ansage.push.firebase.FirebaseSettings;
import io.ansage.push.standin.FcmStandIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * B7: notices through the whole delivery, claim, send gate, firebase-admin, answer, ledger, to the stand-in of FCM at
 * 100 ms, one in a hundred refused with 429 and one unregistered; beside {@code sendEach} as it comes, and beside bare
 * requests.
 */
public final class Pushes implements Benchmark {

    private static final int IN_FLIGHT = 1_000;
    /** So much passes through that compilers come to rest only then. */
    private static final int WARM_UPS = 2;

    @Override
    public String id() {
        return "B7";
    }

    @Override
    public String title() {
        return "pushes";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(10);
        var tokens = IntStream.range(0, 5_000).mapToObj(Pushes::token).toList();
        try (var provider = StandInProcess.start();
                var channel = FirebaseChannels.create(new FirebaseSettings(provider.uri(), FcmStandIn.ACCESS_TOKEN,
                        IN_FLIGHT, Duration.ofSeconds(10), Duration.ofSeconds(30)), InstantSource.system());
                var sendEach = new DefaultSendEach(provider.uri(), FcmStandIn.ACCESS_TOKEN);
                var bare = new BareClient(provider.uri())) {
            // Below some ten thousand a round is over before three workers with pages of 500 are all busy, and warming up
            // before compilers have come to rest.
            var planned = new PlannedTrains(database, run.size(250, 120));
            var deliveries = new Deliveries(database, channel);
            var ours = new ArrayList<Sample>();
            var peer = new ArrayList<Sample>();
            var limit = new ArrayList<Sample>();
            boolean complete = true;
            long box = run.size(5_000, 1_000) * 1_000_000L;
            for (int round = 0; round < WARM_UPS + run.rounds(); round++) {
                deliveries.registerPhones();
                long due = planned.plan();
                time(run, round, "delivery", ours, deliveries::deliverAll);
                complete &= deliveries.count("status in ('accepted', 'expired')"
                        + " or status = 'planned' and next_attempt_at is not null") == due;
                time(run, round, "sendEach", peer, () -> sendEach.send(tokens, System.nanoTime() + box));
                time(run, round, "bare client", limit, () -> bare.send(tokens, System.nanoTime() + box));
            }
            return List.of(Result.rate("B7", "pushes, from the outbox and back into the ledger", "pushes/s",
                    new Series(ours))
                    .peer("default sendEach", new Series(peer))
                    .limit("bare HTTP/2 client", new Series(limit))
                    .atLeast(4_000.0, 10_000.0)
                    .timesPeer(4.0, null)
                    .goal(Goal.holds("every notice accepted, gone or to be tried again", complete))
                    .remark("the stand-in, in a process of its own, shares the cores and counts in the CPU time; we and"
                            + " the bare client speak HTTP/2 to it")
                    .remark(deliveries.outcomes()), new OutboxDepth(database).measure(run));
        } finally {
            run.drop(database);
        }
    }

    private static String token(int number) {
        return (number % 100 == 0 ? StandInProcess.BUSY : number % 100 == 1 ? StandInProcess.GONE : "phone:") + number;
    }

    private static void time(Run run, int round, String name, List<Sample> samples, Work work) throws Exception {
        var sample = Sample.of(work);
        run.say("%s %s: %s/s, %s CPU s per 1,000", round < WARM_UPS ? "warm-up" : "round " + (round - WARM_UPS + 1),
                name,
                Goal.number(sample.rate()), Goal.number(sample.cpuPerThousand()));
        if (round >= WARM_UPS) {
            samples.add(sample);
        }
    }
}
