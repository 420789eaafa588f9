package io.ansage.bench.walk;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.bench.nation.Nation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * B14: half an hour at the nation's average, with 100,000 subscriptions on the trains that are spoken of, in a heap of
 * half a gibibyte. The system property {@code bench.soak.seconds} shortens it for trying out.
 */
public final class Soak implements Benchmark {

    private static final int SECONDS = Integer.getInteger("bench.soak.seconds", 1_800);
    private static final int SUBSCRIPTIONS = Integer.getInteger("bench.soak.subscriptions", 100_000);
    private static final double SCALE = 0.04;
    private static final int SAMPLES = 30;
    private static final double MIB = 1 << 20;
    /** All of it is resident from the start: what VmRSS grows by is outside the heap, and no heap that was asked for late. */
    private static final String[] HEAP = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"};

    @Override
    public String id() {
        return "B14";
    }

    @Override
    public String title() {
        return "half an hour at national average";
    }

    @Override
    public boolean inQuickSet() {
        return false;
    }

    /** One look; {@code after} is in seconds, memory in bytes, {@code lag} in observations. */
    record Look(double after, long heap, long resident, long lag, long events, long notices, long rows) {

        String csv() {
            return String.format(Locale.ROOT, "%.0f,%.1f,%.1f,%d,%d,%d,%d", after, heap / MIB, resident / MIB, lag,
                    events,
                    notices, rows);
        }
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var nation = new Nation(14, SCALE, EndToEnd.DATE);
        var looks = new ArrayList<Look>();
        try (var product = EndToEnd.product(run, HEAP)) {
            product.jvm().ask("nation 14 %s %s", SCALE, EndToEnd.DATE);
            run.say("subscribing %,d passengers ...", SUBSCRIPTIONS);
            product.jvm().ask("subscribe 14 %s %s %d", SCALE, EndToEnd.DATE, SUBSCRIPTIONS);
            try (var feed = new Feed(product, run.servers().bootstrapServers(), nation,
                    EndToEnd.DATE.at(6, 0, Nation.ZONE))) {
                feed.run(EndToEnd.NATIONAL_AVERAGE, Math.min(60, SECONDS / 5.0));
                long start = System.nanoTime();
                for (int i = 1; i <= SAMPLES; i++) {
                    feed.run(EndToEnd.NATIONAL_AVERAGE, (double) SECONDS / SAMPLES);
                    looks.add(look(product, (System.nanoTime() - start) / 1e9));
                    run.say("%s", looks.getLast().csv());
                }
                var csv = Path.of(System.getProperty("ansage.root", ""), "target", "bench-soak.csv");
                Files.write(csv, lines(looks));
                product.jvm().ask("quiet");
                return List.of(judge(looks, product.jvm().ask("balance").split(" "), feed.sent(), csv));
            }
        }
    }

    private static List<String> lines(List<Look> looks) {
        var lines = new ArrayList<>(List.of("seconds,heap_mib,rss_mib,lag,events,notices,live_rows"));
        looks.forEach(look -> lines.add(look.csv()));
        return lines;
    }

    private static Look look(ProductUnderLoad product, double after) throws IOException, SQLException {
        // Before the collection: what piles up while it pauses is its own.
        long lag = Long.parseLong(product.jvm().ask("balance").split(" ")[4]);
        var memory = product.memory();
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from domain_event_entry), (select count(*) from notice),
                            (select sum(n_live_tup) from pg_stat_user_tables)
                        """)) {
            row.next();
            return new Look(after, memory.heap(), memory.resident(), lag, row.getLong(1), row.getLong(2),
                    row.getLong(3));
        }
    }

    private static Result judge(List<Look> looks, String[] balance, long sent, Path csv) {
        var late = looks.subList(looks.size() / 2, looks.size());
        double most = looks.stream().mapToLong(Look::heap).max().orElseThrow() / MIB;
        double resident = looks.stream().mapToLong(Look::resident).max().orElseThrow() / MIB;
        long lag = looks.stream().mapToLong(Look::lag).max().orElseThrow();
        double half = slope(looks.subList(0, looks.size() / 2), Look::heap);
        return Result.figure("B14", "live heap, at most, over %d s".formatted(SECONDS), "MiB", most)
                .goal(Goal.atMost("MiB of heap given (-Xmx)", 512, 1_024.0, 512.0))
                .goal(Goal.atMost("MiB an hour of heap growth, second half", slope(late, Look::heap), 32.0, null))
                .goal(Goal.atMost("MiB an hour of VmRSS growth, second half", slope(late, Look::resident), 64.0, null))
                .goal(Goal.atMost("observations behind, at most", lag, 2 * EndToEnd.NATIONAL_AVERAGE, null))
                .goal(Goal.holds("the books balance and nothing is lost",
                        balance[5].equals("true") && Long.parseLong(balance[0]) == sent))
                .remark("VmRSS at most %.0f MiB; first half: heap grew by %.1f MiB an hour".formatted(resident, half))
                .remark("%,d events, %,d notices at the end; one event for %,.0f observations".formatted(
                        looks.getLast().events(), looks.getLast().notices(),
                        (double) sent / Math.max(1, looks.getLast().events())))
                .remark("time series: " + csv.getFileName());
    }

    /** MiB an hour: the median of the slopes between any two looks, which a single one beside the others does not move. */
    static double slope(List<Look> looks, ToLongFunction<Look> of) {
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < looks.size(); i++) {
            for (int j = i + 1; j < looks.size(); j++) {
                double grown = of.applyAsLong(looks.get(j)) - of.applyAsLong(looks.get(i));
                slopes.add(grown / (looks.get(j).after() - looks.get(i).after()));
            }
        }
        var sorted = slopes.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) * 3_600 / MIB;
    }
}
