package io.ansage.bench.push;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Goal;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Sample;
import io.ansage.bench.Series;
import io.ansage.bench.plan.DisturbedTrains;
import io.ansage.infra.postgres.PostgresOutbox;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What it costs to claim and close pages of 500 notices, by how many wait: half of them fresh, half to be tried again
 * later, as after an outage of the provider.
 */
final class OutboxDepth {

    private static final int PAGE = 500;
    private static final int PAGES = 5;

    private final JdbcClient jdbc;
    private final PostgresOutbox outbox;
    private final TransactionTemplate transaction;

    OutboxDepth(HikariDataSource database) {
        jdbc = JdbcClient.create(database);
        outbox = new PostgresOutbox(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    Result measure(Run run) {
        var shallow = run.size(40_000, 20_000);
        var deep = run.size(1_000_000, 80_000);
        jdbc.sql("analyze notice").update();
        fill(0, shallow);
        var atFirst = cost(run, "of %,d waiting".formatted(shallow), shallow, run.rounds());
        fill(shallow, deep);
        var later = cost(run, "of %,d waiting".formatted(deep), deep, run.rounds());
        double first = atFirst.median(Sample::seconds);
        double last = later.median(Sample::seconds);
        return Result.rate("B7", "outbox: claimed and closed of %,d waiting".formatted(deep), "notices/s", later)
                .growth(new Growth("notices waiting",
                        List.of(new Growth.Point(shallow, first), new Growth.Point(deep, last))))
                .goal(Goal.atMost("x the cost of a page when %,d wait".formatted(shallow), last / first, 2.0, null))
                .remark("of %,d waiting: %s/s".formatted(shallow, Goal.number(atFirst.rate())));
    }

    private Series cost(Run run, String words, int depth, int rounds) {
        var samples = new ArrayList<Sample>();
        for (int round = 0; round <= rounds; round++) {
            try {
                var sample = Sample.of(this::pages);
                if (round > 0) {
                    samples.add(sample);
                }
                run.say("%s outbox %s: %s/s", round == 0 ? "warm-up" : "round " + round, words,
                        Goal.number(sample.rate()));
            } catch (Exception e) {
                throw new IllegalStateException("outbox of " + depth, e);
            }
        }
        return new Series(samples);
    }

    private long pages() {
        long claimed = 0;
        for (int page = 0; page < PAGES; page++) {
            var now = new Moment(DisturbedTrains.NOW,
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
            var parcels = Objects.requireNonNull(
                    transaction.execute(_ -> outbox.claim(now, now.machine().plusSeconds(30), PAGE)));
            var closings = parcels.stream()
                    .map(p -> new Closing(p, Closing.Status.ACCEPTED, "ACCEPTED", false, null, Set.of(), true, false,
                            List.of()))
                    .toList();
            transaction.executeWithoutResult(_ -> outbox.close(closings, now));
            claimed += parcels.size();
        }
        return claimed;
    }

    /** Like one that was planned; every passenger of their own. Statistics are of the quiet before. */
    private void fill(int from, int to) {
        jdbc.sql("""
                insert into notice (notification_id, trip_id, subscription_id, passenger_id, journey_id, version, revision,
                    class, reason, status, before, after, language, title, body, as_of, planned_at, useful_until,
                    next_attempt_at, outcome_unknown)
                select md5('deep' || g), to_char(g, '"deep-"FM00000000'), to_char(g, '"deep-"FM00000000'),
                    to_char(g, '"p-deep-"FM00000000'), n.journey_id, n.version,
                    n.revision, n.class, n.reason, 'planned', n.before, n.after, n.language, n.title, n.body, n.as_of,
                    n.planned_at, n.useful_until, case when g % 2 = 0 then now() + interval '1 day' end, false
                from (select * from notice_in_words where hold_until is null and trip_id not like 'deep%' limit 1) n,
                    generate_series(:from + 1, :to) g
                """).param("from", from).param("to", to).update();
    }
}
