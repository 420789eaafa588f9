package io.ansage.bench.live;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import io.ansage.bench.Run;
import io.ansage.bench.nation.Nation;
import io.ansage.bench.peer.BareStreams;
import io.ansage.domain.time.ServiceDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * B10: what an open stream costs, and how fast one revision of a journey reaches all who follow it. Product and bare
 * handler each have a process and a crowd of readers of their own, and broadcast in turn.
 */
public final class Broadcasts implements Benchmark {

    /** As many as the hard limit of 20,000 open files leaves room for. */
    static final int SOCKETS = 18_000;

    /** A young generation that the warm-up has filled: what comes on top is what lives. */
    static final List<String> JVM = List.of("-Xmx768m", "-Xmn64m");

    private static final int WARM_UP = 1_000;
    private static final int EVENT_BYTES = 3_000;

    @Override
    public String id() {
        return "B10";
    }

    @Override
    public String title() {
        return "live streams: memory and broadcast";
    }

    /** The path of the stream of some journey of the nation, which is scheduled for that. */
    static String journey(ProductUnderLoad product) throws Exception {
        var date = ServiceDate.parse("2026-03-10");
        product.jvm().ask("nation 7 0.001 %s", date);
        return new Nation(7, 0.001, date).journeys().getFirst().id().toString();
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        try (var product = ProductUnderLoad.start(run, JVM);
                var bare = OtherJvm.start(JVM, BareStreams.class, run.folder().resolve("bare.txt"), List.of())) {
            int barePort = Integer.parseInt(bare.await("ready"));
            bare.ask("size %d", EVENT_BYTES);
            var journey = journey(product);
            try (var ours = new Crowd(product.jvm(), product.port(), "/api/v1/journeys/" + journey + "/stream",
                    "broadcast " + journey, run.folder().resolve("ours-client.txt"));
                    var limit = new Crowd(bare, barePort, "/stream", "broadcast",
                            run.folder().resolve("bare-client.txt"))) {
                return measure(run, ours, limit);
            }
        }
    }

    private static List<Result> measure(Run run, Crowd ours, Crowd bare) throws Exception {
        var before = new ArrayList<Memory>();
        for (var crowd : List.of(ours, bare)) {
            crowd.open(WARM_UP, 0);
            for (int i = 0; i < run.size(20, 8); i++) {
                crowd.broadcast();
            }
            crowd.close(WARM_UP);
            before.add(crowd.memory());
        }
        var points = new ArrayList<Growth.Point>();
        var connected = new double[2];
        double[][] times = {};
        for (int size : List.of(SOCKETS / 16, SOCKETS / 4, SOCKETS)) {
            connected[0] = ours.open(size - ours.readers(), 0);
            connected[1] = bare.open(size - bare.readers(), 0);
            run.say("%,d streams each", size);
            times = rounds(run, ours, bare);
            points.add(new Growth.Point(size, median(times[2])));
        }
        var memory = ours.memory().each(before.get(0), SOCKETS);
        var bareMemory = bare.memory().each(before.get(1), SOCKETS);
        var joined = SOCKETS - SOCKETS / 4;
        return List.of(
                Result.figure("B10", "memory of an open stream", "bytes", memory.resident())
                        .limit(new Contender("bare Reactor Netty handler", bareMemory.resident(), null))
                        .goal(Goal.atMost("x bare", (double) memory.resident() / bareMemory.resident(), 1.5, null))
                        .goal(Goal.atMost("x bare, heap only", (double) memory.heap() / bareMemory.heap(), 1.5, null))
                        .goal(Goal.atMost("bytes", memory.resident(), null, 8_192.0))
                        .remark("%,d streams of one journey; growth of VmRSS, of which %,d bytes are live heap (bare: %,d)"
                                .formatted(SOCKETS, memory.heap(), bareMemory.heap()))
                        .remark("the kernel's socket buffers are in neither figure"),
                Result.figure("B10", "one revision to %,d streams, p99".formatted(SOCKETS), "s", median(times[0]))
                        .limit(new Contender("bare Reactor Netty handler", median(times[1]), null))
                        .goal(Goal.atMost("s", median(times[0]), 1.0, 0.3))
                        .growth(new Growth("open streams, time until all have it", points))
                        .remark("server and readers share the cores; to the last reader %.3f s"
                                .formatted(median(times[2]))),
                Result.figure("B10", "streams opened, from connect to first event", "streams/s", joined / connected[0])
                        .limit(new Contender("bare Reactor Netty handler", joined / connected[1], null))
                        .remark("through rate limit, session filter, access rules and a read of the present state"));
    }

    /** p99 of ours, p99 of bare, last of ours; in turn. */
    private static double[][] rounds(Run run, Crowd ours, Crowd bare) throws Exception {
        var times = new double[3][run.rounds()];
        for (int i = -1; i < run.rounds(); i++) {
            var our = all(ours);
            var theirs = all(bare);
            if (i >= 0) {
                times[0][i] = our.p99();
                times[1][i] = theirs.p99();
                times[2][i] = our.last();
            }
            run.say("p99 %.3f s, bare %.3f s", our.p99(), theirs.p99());
        }
        return times;
    }

    private static Crowd.Arrivals all(Crowd crowd) throws Exception {
        var arrivals = crowd.broadcast();
        if (arrivals.count() != crowd.readers()) {
            throw new IllegalStateException(arrivals.count() + " of " + crowd.readers() + " readers heard of it");
        }
        return arrivals;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
