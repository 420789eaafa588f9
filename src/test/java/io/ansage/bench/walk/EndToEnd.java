package io.ansage.bench.walk;

import static io.ansage.bench.walk.Probes.Times.quantile;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import io.ansage.bench.Run;
import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.bench.nation.Nation;
import io.ansage.domain.time.ServiceDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * B12: how long an observation takes to a stream and to the push provider while the nation's average, and three times
 * that, goes through the same product.
 */
public final class EndToEnd implements Benchmark {

    static final double NATIONAL_AVERAGE = 180e6 / 86_400;

    static final ServiceDate DATE = ServiceDate.parse("2026-03-10");

    private static final int PROBES_PER_SECOND = 10;
    /**
     * A service runs for weeks; after six seconds compilers still take a core from what is measured, and after twenty the
     * first of two loads still had the longer tail, by three times in a thorough run.
     */
    private static final int WARM_UP_SECONDS = 90;
    private static final int HASTY_WARM_UP_SECONDS = 20;

    @Override
    public String id() {
        return "B12";
    }

    @Override
    public String title() {
        return "from observation to stream and push request";
    }

    /** Starts the product with passenger time early in the rush hour of {@link #DATE}. */
    static ProductUnderLoad product(Run run, String... jvmOptions) throws Exception {
        var options = new ArrayList<>(List.of(jvmOptions));
        options.add("-Dbench.clock=" + DATE.at(6, 0, Nation.ZONE));
        return ProductUnderLoad.start(run, options, "--ansage.quiet-patience=600s");
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        int seconds = run.size(60, 10);
        int warmUp = run.size(WARM_UP_SECONDS, HASTY_WARM_UP_SECONDS);
        double scale = run.size(5, 2) / 100.0;
        try (var product = product(run, "-Xmx1g");
                var pings = new Pings(run.servers().bootstrapServers(),
                        product.database())) {
            product.jvm().ask("nation 12 %s %s", scale, DATE);
            product.jvm().ask("subscribe 12 %s %s %d", scale, DATE, run.size(10_000, 1_000));
            int count = PROBES_PER_SECOND * (warmUp + 2 * seconds + 15);
            try (var probes = new Probes(product, count, DATE);
                    var feed = new Feed(product, run.servers().bootstrapServers(),
                            new Nation(12, scale, DATE), DATE.at(6, 0, Nation.ZONE))) {
                run.say("warming up ...");
                pass(feed, probes, pings, NATIONAL_AVERAGE, warmUp);
                product.jvm().ask("quiet");
                probes.times();
                pings.times();
                var results = new ArrayList<Result>();
                for (int times : List.of(1, 3)) {
                    results.addAll(measure(run, product, feed, probes, pings, times, seconds));
                }
                return results;
            }
        }
    }

    private static List<Result> measure(Run run, ProductUnderLoad product, Feed feed, Probes probes, Pings pings,
            int times, int seconds) throws Exception {
        double rate = times * NATIONAL_AVERAGE;
        long sent = pass(feed, probes, pings, rate, seconds);
        product.jvm().ask("quiet");
        var passages = probes.times();
        probes.explain(run, passages);
        var limits = pings.times();
        double gate = times == 1 ? 0.3 : 1.0;
        var limit = new Contender("ping through Kafka and one PostgreSQL commit, p99", quantile(limits, 0.99), null);
        var results = new ArrayList<Result>();
        for (var way : List.of("stream", "push request")) {
            var arrived = way.equals("stream") ? passages.toStream() : passages.toPush();
            double p99 = quantile(arrived, 0.99);
            run.say("%.0f/s to %s: p50 %.3f s, p99 %.3f s; ping p50 %.4f s, p99 %.4f s", sent / (double) seconds, way,
                    quantile(arrived, 0.5), p99, quantile(limits, 0.5), quantile(limits, 0.99));
            results.add(Result.figure("B12", "observation to %s at %,.0f/s, p99".formatted(way, rate), "s", p99)
                    .limit(limit)
                    .goal(Goal.atMost("s", p99, gate, 0.1))
                    .remark("%d cancellations among %,d observations; p50 %.3f s, longest %.3f s"
                            .formatted(arrived.length, sent, quantile(arrived, 0.5), arrived[arrived.length - 1])));
        }
        return results;
    }

    private static long pass(Feed feed, Probes probes, Pings pings, double rate, int seconds) throws Exception {
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            timer.scheduleAtFixedRate(() -> {
                probes.cancelNext(feed);
                pings.send();
            }, 50, 1_000 / PROBES_PER_SECOND, TimeUnit.MILLISECONDS);
            return feed.run(rate, seconds);
        } finally {
            // What the timer sent while the feed waited for its own is on its way, and counts.
            feed.flush();
        }
    }
}
