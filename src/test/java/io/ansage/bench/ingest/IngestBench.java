package io.ansage.bench.ingest;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Series;
import io.ansage.bench.nation.Nation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.postgres.PostgresStoredJourneys;
import io.ansage.system.MemoryTimetable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** B1: a day's observations from Kafka to the books: read, matched, gated, the visible ones made events. */
public final class IngestBench implements Benchmark {

    private static final ServiceDate DATE = ServiceDate.of(2026, 3, 2);
    private static final int JOURNEYS = 50_000;

    private int number;

    @Override
    public String id() {
        return "B1";
    }

    @Override
    public String title() {
        return "observations from Kafka through the gate to the books";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var nation = new Nation(20260302, run.size(320, 40) / (double) Nation.TRAINS, DATE);
        run.say("writing %,d observations of %d trains ...", nation.observationCount(), nation.trains().size());
        var topic = FullTopic.of(run.servers().bootstrapServers(), "b1.day", nation);
        var ours = new ArrayList<Sample>();
        var limit = new ArrayList<Sample>();
        var seen = new TreeMap<String, Long>();
        boolean right = true;
        for (int turn = 0; turn <= run.rounds(); turn++) {
            var sample = ingest(run, nation, topic, seen);
            right &= seen.getOrDefault("right", 0L) == 1;
            var bare = Sample.of(topic::pollAndParse);
            run.say("%s ours %s/s, %s CPU s per 1,000; poll and parse %s/s, %s",
                    turn == 0 ? "warm-up" : "round " + turn,
                    Goal.number(sample.rate()), Goal.number(sample.cpuPerThousand()), Goal.number(bare.rate()),
                    Goal.number(bare.cpuPerThousand()));
            if (turn > 0) {
                ours.add(sample);
                limit.add(bare);
            }
        }
        return List.of(Result.rate("B1", "observations through Kafka, gate and books", "observations/s",
                new Series(ours))
                .limit("poll and parse alone", new Series(limit))
                .atLeast(50_000.0, 250_000.0)
                .timesLimit(0.5, null)
                .goal(Goal.holds("each booked once, each train's last state right", right))
                .growth(growth(run))
                .remark("%,d observations of %d trains, %,d applied, %,d events; %d workers, durable commits"
                        .formatted(topic.records(), nation.trains().size(), seen.get("applied"), seen.get("events"),
                                IngestProperties.DEFAULT_WORKERS))
                .remark("what a source plainly repeats is booked unread, which the limit is not allowed"));
    }

    private Sample ingest(Run run, Nation nation, FullTopic topic, TreeMap<String, Long> seen) throws Exception {
        var database = run.database(8);
        try (var node = start(run, database, nation, topic)) {
            var sample = Sample.of(node::drain);
            check(database, node, nation, topic, seen);
            return sample;
        } finally {
            run.drop(database);
        }
    }

    private IngestNode start(Run run, HikariDataSource database, Nation nation, FullTopic topic) {
        var timetable = new MemoryTimetable();
        nation.journeys().forEach(timetable::plan);
        var properties = new IngestProperties(topic.name(), FullTopic.PARTITIONS, "b1-" + ++number,
                IngestProperties.DEFAULT_WORKERS, IngestProperties.DEFAULT_BATCH, JOURNEYS, Duration.ofMillis(250));
        return new IngestNode(database, run.servers().bootstrapServers(), properties, timetable, topic.last(),
                topic.records());
    }

    /** Received is applied and suppressed, nothing more and nothing twice, and the last word on every train stands. */
    private static void check(HikariDataSource database, IngestNode node, Nation nation, FullTopic topic,
            TreeMap<String, Long> seen) {
        var jdbc = JdbcClient.create(database);
        long booked = count(jdbc, "select sum(total)::bigint from ingest_count");
        seen.put("applied",
                count(jdbc, "select coalesce(sum(total), 0)::bigint from ingest_count where outcome = 'APPLIED'"));
        seen.put("events", count(jdbc, "select count(*) from domain_event_entry"));
        var ids = new HashSet<io.ansage.domain.journey.JourneyId>();
        nation.journeys().forEach(plan -> ids.add(plan.id()));
        var outlooks = new PostgresStoredJourneys(database, node.store().serializer(), node.store().upcasters())
                .load(ids);
        boolean right = nation.trains().stream().allMatch(train -> {
            var outlook = Objects.requireNonNull(outlooks.get(train.plan().id()));
            return train.cancelledAt() != null
                    ? outlook.cancelled()
                    : outlook.completed() && Objects.equals(outlook.delayMinutes(), train.lastDelay());
        });
        seen.put("right", right && booked == topic.records() ? 1L : 0L);
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** The same mix of repeats and changes, of more trains. */
    private Growth growth(Run run) throws Exception {
        var points = new ArrayList<Growth.Point>();
        int trains = run.size(60, 8);
        for (int times : new int[]{1, 4, 16}) {
            var nation = new Nation(20260303, trains * times / (double) Nation.TRAINS, DATE, 2_000);
            var topic = FullTopic.of(run.servers().bootstrapServers(), "b1.growth." + times, nation);
            var sample = ingest(run, nation, topic, new TreeMap<>());
            run.say("%,d observations in %.2f s", topic.records(), sample.seconds());
            points.add(new Growth.Point(topic.records(), sample.seconds()));
        }
        return new Growth("observations", points);
    }
}
