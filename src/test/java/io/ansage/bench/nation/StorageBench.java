package io.ansage.bench.nation;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.json.DomainJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * B15: what a train and day costs on the disk, all tables and indexes together, against a table that keeps every
 * observation. The whole product runs a day without passengers; what they take is a figure of the
 * national day.
 */
public final class StorageBench implements Benchmark {

    private static final ServiceDate DATE = ServiceDate.parse("2026-03-02");
    private static final int RAW_ROWS = 30_000;
    private static final Duration CLEARED_EVERY = Duration.ofMinutes(30);

    @Override
    public String id() {
        return "B15";
    }

    @Override
    public String title() {
        return "bytes stored per train and day";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        int trains = run.size(600, 100);
        var nation = new Nation(20260315, trains / (double) Nation.TRAINS, DATE, run.size(300, 150));
        try (var product = new WholeProduct(run, DATE.at(3, 0, Nation.ZONE), 1)) {
            product.start();
            product.part(Quiescence.class).awaitQuiet();
            var jdbc = new JdbcTemplate(product.database());
            var before = Sizes.of(jdbc);
            product.part(JourneyScheduler.class).schedule(nation.journeys());
            new DayDriver(run, product, nation.observationCount()).drive(cleared(nation.observations(), jdbc));
            jdbc.execute("vacuum");
            var grown = Sizes.of(jdbc).since(before);
            return List.of(report(nation, grown, rawRow(product, jdbc, nation)));
        }
    }

    /**
     * The server looks for dead rows once a minute, and here a day is over in one. At its true speed a nation's day passes
     * the threshold of its outlooks every few minutes; half an hour is on the safe side.
     */
    private static Iterator<Observation> cleared(Iterator<Observation> day, JdbcTemplate jdbc) {
        return new Iterator<>() {

            private Instant next = DATE.at(3, 0, Nation.ZONE);

            @Override
            public boolean hasNext() {
                return day.hasNext();
            }

            @Override
            public Observation next() {
                var said = day.next();
                if (said.report().observedAt().isAfter(next)) {
                    jdbc.queryForList("select relname from pg_stat_user_tables where n_dead_tup > 0", String.class)
                            .forEach(table -> jdbc.execute("vacuum " + table));
                    next = said.report().observedAt().plus(CLEARED_EVERY);
                }
                return said;
            }
        };
    }

    private static Result report(Nation nation, Sizes grown, double rawRow) {
        double trains = nation.trains().size();
        double ours = grown.bytes() / trains;
        double raw = rawRow * Nation.OBSERVATIONS_PER_TRAIN;
        return Result.figure("B15", "stored per train and day", "bytes", ours)
                .peer(new Result.Contender("a row for each observation", raw, null))
                .goal(Goal.atLeast("x smaller than a row for each observation", raw / ours, 50.0, 200.0))
                .remark("by table: " + grown.words(trains))
                .remark("%,d trains; a raw row has %,.0f bytes, %,d of them a train and day".formatted(
                        nation.trains().size(), rawRow, Nation.OBSERVATIONS_PER_TRAIN));
    }

    /** Bytes of one observation in the table that anybody would make for them, with the one index it cannot do without. */
    private static double rawRow(WholeProduct product, JdbcTemplate jdbc, Nation nation) throws SQLException {
        jdbc.execute("""
                create table raw_observation (id bigint generated always as identity primary key,
                    journey_id text not null, source text not null, observed_at timestamptz not null,
                    received_at timestamptz not null default now(), content jsonb not null)""");
        jdbc.execute("create index on raw_observation (journey_id, observed_at)");
        var rows = new ArrayList<Object[]>();
        for (var all = nation.observations(); all.hasNext() && rows.size() < RAW_ROWS;) {
            var said = all.next();
            rows.add(new Object[]{said.journey().network() + ":" + said.journey().trip() + ":"
                    + said.journey().serviceDate(), said.report().source().id(),
                    said.report().observedAt().toString(), DomainJson.mapper().writeValueAsString(said)});
        }
        try (var connection = product.database().getConnection();
                var insert = connection.prepareStatement("""
                        insert into raw_observation (journey_id, source, observed_at, content)
                        values (?, ?, ?::timestamptz, ?::jsonb)""")) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        jdbc.execute("vacuum raw_observation");
        return Sizes.of(jdbc).byTable().get("raw_observation") / (double) rows.size();
    }
}
