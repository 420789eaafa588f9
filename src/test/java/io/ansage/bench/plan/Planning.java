package io.ansage.bench.plan;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Benchmark;
import io.ansage.bench.Goal;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Series;
import io.ansage.bench.Work;
import io.ansage.bench.peer.NaiveNotifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * B5: recipients considered by the product's planner, decided once per cohort, one row of the ledger for each who is told,
 * beside the naive loop and beside PostgreSQL writing the same rows in one statement.
 */
public final class Planning implements Benchmark {

    private static final int CONNECTIONS = 6;

    @Override
    public String id() {
        return "B5";
    }

    @Override
    public String title() {
        return "planning: who is told";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(CONNECTIONS);
        try {
            // Their history is not asked for here, and half of the time to fill the tables.
            var jdbc = JdbcClient.create(database);
            jdbc.sql("alter table trip disable trigger user").update();
            jdbc.sql("alter table belief disable trigger user").update();
            var riders = new Ridership(database);
            riders.run(-100, 0, false);
            int trains = run.size(8_000, 400);
            run.say("boarding %,d passengers of %,d trains ...", trains * Ridership.ON_ONE_TRAIN, trains);
            riders.board(0, trains, true);
            var planners = new Planners(database);
            vacuum(jdbc);
            return List.of(rate(run, database, planners, trains), growth(run, riders, jdbc, planners, trains));
        } finally {
            run.drop(database);
        }
    }

    private static void vacuum(JdbcClient jdbc) {
        for (var table : List.of("trip", "trip_leg", "belief", "journey_outlook")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    private static Result rate(Run run, HikariDataSource database, Planners planners, int trains) throws Exception {
        var jdbc = JdbcClient.create(database);
        var naive = new NaiveNotifier(jdbc, new JdbcTransactionManager(database));
        naive.prepare(Math.min(trains, 400), Ridership.ON_ONE_TRAIN);
        var ours = new ArrayList<Sample>();
        var peer = new ArrayList<Sample>();
        var limit = new ArrayList<Sample>();
        long rows = 0;
        // A quick run's sets are small: it decides as often before it counts as a thorough one does.
        for (int i = 1; i < run.size(1, 8); i++) {
            planners.news(0, trains);
            planners.planAll(trains);
        }
        for (int round = 0; round <= run.rounds(); round++) {
            planners.news(0, trains);
            time(run, round, "planner", ours, () -> planners.planAll(trains));
            rows = planners.written();
            keep(jdbc);
            time(run, round, "INSERT..SELECT", limit, () -> insert(jdbc, (long) trains * Ridership.ON_ONE_TRAIN));
            naive.forget();
            time(run, round, "naive loop", peer, () -> loop(naive, run.boxMillis()));
        }
        jdbc.sql("drop table kept_notice, kept_notice_wording").update();
        var planned = new Series(ours);
        return Result.rate("B5", "recipients considered, one in three told", "recipients/s", planned)
                .peer("naive loop", new Series(peer))
                .limit("INSERT..SELECT of the same rows", new Series(limit))
                .atLeast(100_000.0, 1_900_000 / 15.0)
                .timesPeer(50.0, null)
                .remark("%,d trains, %,d recipients, %,d rows written; a nation's 1.9 million in %.0f s".formatted(
                        trains,
                        trains * Ridership.ON_ONE_TRAIN, rows, 1_900_000 / planned.rate()));
    }

    private static void time(Run run, int round, String name, List<Sample> samples, Work work) throws Exception {
        var sample = Sample.of(work);
        run.say("%s %s: %s/s, %s CPU s per 1,000", round == 0 ? "warm-up" : "round " + round, name,
                Goal.number(sample.rate()), Goal.number(sample.cpuPerThousand()));
        if (round > 0) {
            samples.add(sample);
        }
    }

    private static void keep(JdbcClient jdbc) {
        for (var table : List.of("notice", "notice_wording")) {
            jdbc.sql("drop table if exists kept_" + table).update();
            jdbc.sql("create unlogged table kept_" + table + " as select * from " + table).update();
            // What the table makes by itself cannot be put in.
            jdbc.sql("alter table kept_" + table + " drop column if exists stage").update();
            jdbc.sql("truncate " + table).update();
        }
    }

    /** Two sessions, as the planners are two. */
    private static long insert(JdbcClient jdbc, long considered) throws Exception {
        both(half -> {
            jdbc.sql("""
                    insert into notice overriding system value
                    select * from kept_notice where sequence %% 2 = %d order by sequence
                    """.formatted(half)).update();
            jdbc.sql("insert into notice_wording select * from kept_notice_wording where wording %% 2 = %d"
                    .formatted(half)).update();
            return considered;
        });
        return considered;
    }

    private static long loop(NaiveNotifier naive, long millis) throws Exception {
        long until = System.nanoTime() + millis * 1_000_000;
        return both(half -> naive.notify(IntStream.range(half * 200, half * 200 + 200).boxed().toList(),
                Ridership.DELAY, until));
    }

    private interface Half {
        long of(int half) throws Exception;
    }

    private static long both(Half work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            long done = 0;
            for (var one : threads.invokeAll(List.<Callable<Long>>of(() -> work.of(0), () -> work.of(1)))) {
                done += one.get();
            }
            return done;
        }
    }

    /** Cost by passengers affected; and the same number affected among ten times as many who are not. */
    private static Result growth(Run run, Ridership riders, JdbcClient jdbc, Planners planners, int trains)
            throws Exception {
        int one = run.size(100, 15);
        var points = new ArrayList<Growth.Point>();
        for (int times : List.of(1, 4, 16)) {
            points.add(new Growth.Point(one * times * Ridership.ON_ONE_TRAIN,
                    seconds(run, planners, one * times)));
        }
        int affected = one * 4;
        // Others there are already: all trains that are not asked for.
        double alone = points.get(1).seconds();
        run.say("boarding %,d passengers who are not affected ...", 10 * affected * Ridership.ON_ONE_TRAIN);
        riders.board(trains, trains + 10 * affected, false);
        vacuum(jdbc);
        double among = seconds(run, planners, affected);
        return Result.figure("B5", "exponent of the cost by passengers affected", "exponent",
                new Growth("passengers affected", points).exponent())
                .growth(new Growth("passengers affected", points))
                .goal(Goal.atMost("exponent", new Growth("passengers affected", points).exponent(), 1.1, null))
                .goal(Goal.atMost("x the cost among ten times as many not affected", among / alone, 1.3, null))
                .remark("%,d affected: %.2f s; among %,d more who are not: %.2f s".formatted(
                        affected * Ridership.ON_ONE_TRAIN, alone, 10 * affected * Ridership.ON_ONE_TRAIN, among));
    }

    private static double seconds(Run run, Planners planners, int trains) throws Exception {
        var samples = new ArrayList<Sample>();
        for (int round = 0; round <= run.rounds(); round++) {
            planners.news(0, trains);
            time(run, round, trains + " trains", samples, () -> planners.planAll(trains));
        }
        return new Series(samples).median(Sample::seconds);
    }
}
