package io.ansage.bench.nation;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Series;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.clock.Quiescence;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A disturbed day of a national railway, through the whole walk: feeds, gate, events, mirror, projections, settling,
 * planning, pushes to the provider's stand-in; then every passenger is looked at.
 */
public final class NationalDay implements Benchmark {

    private static final ServiceDate DATE = ServiceDate.parse("2026-03-02");
    private static final long SEED = 20260302;
    private static final long RIDERS = 99;
    private static final int SCHEDULED_AT_ONCE = 500;
    private static final double BYTES_PER_RIDER = 5_000;
    /** The stand-in's phones and what they show, beside product and driver: a heap that is full collects and does nothing else. */
    private static final long BYTES_PER_PHONE = 3_500;
    private static final long OTHER_BYTES = 1L << 30;
    /** As seen at scales from 0.003 to 0.1: pushes and planning of their passengers included. */
    private static final double OBSERVATIONS_PER_SECOND = 12_500;
    /** With the day's 5,760 steps, which take their time whatever happens in them. */
    private static final Duration STARTS = Duration.ofSeconds(45);
    private static final double TOPIC_BYTES = 4e9;
    private static final long DAY = 180_000_000L;

    @Override
    public String id() {
        return "national-day";
    }

    @Override
    public String title() {
        return "a national railway's disturbed day through the whole walk";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        // Few observations a train would leave out the very repeats that a day consists of; a hasty run has few trains.
        var nation = new Nation(SEED, run.scale(), DATE);
        long expected = nation.observationCount();
        estimate(run, nation, expected);
        var dawn = DATE.at(3, 0, Nation.ZONE);
        try (var product = new WholeProduct(run, dawn, Integer.MAX_VALUE)) {
            long riders = seed(run, product, nation, dawn);
            var driver = new DayDriver(run, product, expected);
            var sample = Sample.of(() -> driver.drive(nation.observations()));
            run.say("looking at every passenger ...");
            return List.of(report(run, product, driver, sample, nation, riders), passengers(product, riders));
        }
    }

    /** How long it takes on two cores. */
    public static Duration estimate(double scale) {
        return STARTS.plusMillis((long) (DAY * scale / OBSERVATIONS_PER_SECOND * 1_000));
    }

    private static void estimate(Run run, Nation nation, long observations) throws IOException {
        double riders = nation.trains().size() * (double) Rider.PER_TRAIN;
        double space = riders * BYTES_PER_RIDER + Math.min(TOPIC_BYTES, observations * 500.0);
        double free = Files.getFileStore(run.folder()).getUsableSpace();
        run.say("scale %s: %,d trains, %,d observations, %,.0f passengers; about %.0f min and %.1f GB of %.0f GB free",
                run.scale(), nation.trains().size(), observations, riders,
                estimate(run.scale()).toSeconds() / 60.0, space / 1e9, free / 1e9);
        if (space > free * 0.9) {
            throw new IllegalStateException("the disk is too small for this scale; take a smaller --scale");
        }
        long heap = OTHER_BYTES + (long) riders * BYTES_PER_PHONE;
        if (heap > Runtime.getRuntime().maxMemory()) {
            throw new IllegalStateException(
                    "the JVM's memory is too small for this scale; take a smaller --scale, or JAVA_OPTS=-Xmx%dg"
                            .formatted(heap / (1L << 30) + 1));
        }
    }

    /** The trains through the product's own door, the passengers behind its back. */
    private static long seed(Run run, WholeProduct product, Nation nation, Instant at) throws Exception {
        product.start();
        var journeys = nation.journeys();
        for (int i = 0; i < journeys.size(); i += SCHEDULED_AT_ONCE) {
            product.part(JourneyScheduler.class)
                    .schedule(journeys.subList(i, Math.min(journeys.size(), i + SCHEDULED_AT_ONCE)));
        }
        var first = Rider.all(nation, RIDERS + 1).next();
        product.part(CommandGateway.class)
                .sendAndWait(new StartSubscription(SubscriptionId.random(), first.passenger(),
                        TripPlan.of(first.leg()), Preferences.DEFAULT, at));
        product.part(Quiescence.class).awaitQuiet();
        product.stop();
        long riders;
        try (var connection = product.database().getConnection()) {
            riders = new Seeding(run, product, at).seed(connection, Rider.all(nation, RIDERS));
        }
        product.start();
        product.part(Quiescence.class).awaitQuiet();
        return riders;
    }

    private static Result report(Run run, WholeProduct product, DayDriver driver, Sample sample, Nation nation,
            long riders) throws IOException {
        var checks = new DayChecks(run, product);
        var goals = checks.look(Rider.all(nation, RIDERS), sample.units());
        var jdbc = JdbcClient.create(product.database());
        var counts = counts(jdbc);
        var lags = lags(jdbc, driver);
        double p99 = lags.isEmpty() ? 0 : lags.get((int) (lags.size() * 0.99));
        var result = Result.rate("national-day", "observations through the whole walk", "observations/s",
                new Series(List.of(sample)));
        for (var goal : goals) {
            result = result.goal(goal);
        }
        long naive = counts.getOrDefault("naive", 0L);
        long interrupting = counts.getOrDefault("interrupting", 0L);
        return result.goal(Goal.atLeast("x fewer messages than naive", (double) naive / Math.max(1, interrupting), 3.0,
                8.0))
                .remark("scale %s: %,d trains, %,d passengers, %,d observations in %.1f min of wall and %.1f min of CPU time"
                        .formatted(run.scale(), nation.trains().size(), riders, sample.units(),
                                sample.seconds() / 60, sample.cpuSeconds() / 60))
                .remark("events %,d; messages naive %,d, interrupting %,d, silent %,d; %s".formatted(
                        counts.getOrDefault("events", 0L), naive, interrupting, counts.getOrDefault("silent", 0L),
                        checks.words()))
                .remark("planned to sent p50 %.2f s, p99 %.2f s at %.0f times true speed".formatted(
                        lags.isEmpty() ? 0 : lags.get(lags.size() / 2), p99, 86_400 / sample.seconds()))
                .remark("database %,d MB; peak memory of this JVM, with driver and stand-in, %,d MB"
                        .formatted(counts.getOrDefault("bytes", 0L) / 1_000_000, peakMemory() / 1_000_000))
                .remark("a whole day of 180 million at this rate: %.1f h".formatted(DAY / sample.rate() / 3_600));
    }

    /** With the key, the subscription, and all that was told to them on this one day. */
    private static Result passengers(WholeProduct product, long riders) {
        var jdbc = new JdbcTemplate(product.database());
        jdbc.execute("vacuum");
        var theirs = Sizes.of(jdbc).ofPassengers(jdbc);
        return Result
                .figure("national-day", "stored per passenger, one trip", "bytes", theirs.bytes() / (double) riders)
                .remark("by table: " + theirs.words(riders));
    }

    private static Map<String, Long> counts(JdbcClient jdbc) {
        var interrupting = new ArrayList<String>();
        for (var each : NoticeClass.values()) {
            if (each.interrupts()) {
                interrupting.add(each.name());
            }
        }
        return jdbc.sql("""
                select (select n from notice_counter where name = 'naive') as naive,
                    (select count(*) from notice where status = 'accepted' and class = any(:interrupting))
                        as interrupting,
                    (select count(*) from notice where status = 'accepted' and class <> all(:interrupting)) as silent,
                    (select count(*) from domain_event_entry where payload_type not like 'subscription%') as events,
                    pg_database_size(current_database()) as bytes
                """)
                .param("interrupting", interrupting.toArray(String[]::new))
                .query((rs, _) -> Map.of("naive", rs.getLong("naive"), "interrupting", rs.getLong("interrupting"),
                        "silent", rs.getLong("silent"), "events", rs.getLong("events"), "bytes", rs.getLong("bytes")))
                .single();
    }

    private static List<Double> lags(JdbcClient jdbc, DayDriver driver) {
        return driver.lags(jdbc.sql("""
                select n.planned_at, min(a.at) as sent from notice n join delivery_attempt a using (notification_id)
                group by n.sequence, n.planned_at
                """)
                .query((rs, _) -> Map.entry(rs.getTimestamp("planned_at").toInstant(),
                        rs.getTimestamp("sent").toInstant()))
                .list());
    }

    /** Peak resident memory of this process, in bytes (man 5 proc, VmHWM). */
    private static long peakMemory() throws IOException {
        var status = java.nio.file.Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status)
                .stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
