package io.ansage.bench.walk;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.bench.nation.Nation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** B13: ten times the nation's average, for minutes. Nothing may be lost, and the backlog has to be gone soon after. */
public final class Storm implements Benchmark {

    private static final int TIMES = 10;

    @Override
    public String id() {
        return "B13";
    }

    @Override
    public String title() {
        return "a ten-fold storm";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        int seconds = run.size(300, 12);
        double scale = run.size(10, 2) / 100.0;
        double rate = TIMES * EndToEnd.NATIONAL_AVERAGE;
        var nation = new Nation(13, scale, EndToEnd.DATE);
        try (var product = EndToEnd.product(run, "-Xmx1g")) {
            product.jvm().ask("nation 13 %s %s", scale, EndToEnd.DATE);
            product.jvm().ask("subscribe 13 %s %s %d", scale, EndToEnd.DATE, run.size(10_000, 500));
            try (var feed = new Feed(product, run.servers().bootstrapServers(), nation,
                    EndToEnd.DATE.at(6, 0, Nation.ZONE))) {
                run.say("steady state ...");
                feed.run(EndToEnd.NATIONAL_AVERAGE, 5);
                long start = System.nanoTime();
                long sent = feed.run(rate, seconds);
                double stormed = (System.nanoTime() - start) / 1e9;
                long inFlight = Long.parseLong(product.jvm().ask("balance").split(" ")[4]);
                long ended = System.nanoTime();
                product.jvm().ask("quiet");
                double drained = (System.nanoTime() - ended) / 1e9;
                run.say("%,d at %,.0f/s, backlog %,d, quiet after %.1f s", sent, sent / stormed, inFlight, drained);
                return List.of(judge(product, feed, nation,
                        Result.figure("B13", "quiet after %d s of %,.0f/s".formatted(seconds, rate), "s", drained)
                                .goal(Goal.atMost("s", drained, 120.0, 30.0))
                                // Whoever makes the storm has two cores for it and us: a breeze proves nothing.
                                .goal(Goal.atLeast("observations/s fed", sent / stormed, 0.95 * rate, null))
                                .remark("%,d observations at %,.0f/s; at the end of the storm %,d were not decided"
                                        .formatted(sent, sent / stormed, inFlight))));
            }
        }
    }

    private static Result judge(ProductUnderLoad product, Feed feed, Nation nation, Result result)
            throws IOException {
        var balance = product.jvm().ask("balance").split(" ");
        long received = Long.parseLong(balance[0]);
        var trains = nation.trains().stream().collect(Collectors.toMap(t -> t.plan().id(), t -> t));
        int wrong = 0;
        var example = "";
        for (var last : feed.last().entrySet()) {
            var train = trains.get(last.getKey());
            var wanted = train.cancelledBy(last.getValue())
                    ? "cancelled"
                    : Integer.toString(train.delayAt(last.getValue()));
            var is = product.jvm().ask("delay %s", last.getKey());
            if (!is.equals(wanted)) {
                wrong++;
                example = " (such as %s: %s, not %s)".formatted(last.getKey(), is, wanted);
            }
        }
        return result.goal(Goal.atMost("observations quarantined", Long.parseLong(balance[3]), 0.0, null))
                .goal(Goal.holds("received = applied + suppressed + quarantined",
                        balance[5].equals("true") && balance[4].equals("0")))
                .goal(Goal.atMost("observations lost", feed.sent() - received, 0.0, null))
                .goal(Goal.atMost("trains whose last state is wrong" + example, wrong, 0.0, null))
                .remark("%s applied, %s suppressed, %s quarantined; last states of %,d trains compared; %s pushes"
                        .formatted(balance[1], balance[2], balance[3], feed.last().size(),
                                product.jvm().ask("pushes")));
    }
}
