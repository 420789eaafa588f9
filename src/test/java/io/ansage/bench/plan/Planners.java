package io.ansage.bench.plan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.ansage.domain.alternative.AlternativeFinder;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.metrics.MeteredPlanning;
import io.ansage.infra.postgres.PostgresMuting;
import io.ansage.infra.postgres.PostgresOffers;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.PostgresOutlooks;
import io.ansage.infra.postgres.PostgresPassingJourneys;
import io.ansage.infra.postgres.PostgresPlanning;
import io.ansage.infra.postgres.PostgresSettling;
import io.ansage.infra.postgres.SpringTransactions;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.alternative.OffersThatHold;
import io.ansage.query.alternative.Remedies;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.NoticePlanner;
import io.ansage.system.MemoryTimetable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The product's planner, wired as in production, two of them at once as there. */
final class Planners {

    private static final int AT_ONCE = 2;

    private final JdbcClient jdbc;
    private final NoticePlanner planner;

    Planners(HikariDataSource database) {
        // A line for each window belongs into a file, and here between the figures it does not.
        if (LoggerFactory.getLogger(NoticePlanner.class) instanceof Logger logger) {
            logger.setLevel(Level.WARN);
        }
        jdbc = JdbcClient.create(database);
        var clock = PassengerClock.standingAt(DisturbedTrains.NOW);
        var policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
        var truths = new TripTruths(policy.parameters(), ChangeTimes.UNKNOWN);
        var outlooks = new PostgresOutlookStore(jdbc, TableNames.LIVE);
        planner = new NoticePlanner(new PostgresSettling(jdbc),
                new MeteredPlanning(new PostgresPlanning(jdbc), new SimpleMeterRegistry()), outlooks,
                new CohortDecisions(policy, truths, new NoticeTexts(), new PostgresMuting(jdbc)),
                new Remedies(new AlternativeFinder(ChangeTimes.UNKNOWN, 2), new PostgresPassingJourneys(jdbc), outlooks,
                        new MemoryTimetable()),
                new PostgresOffers(jdbc, new OffersThatHold(outlooks, truths, clock)),
                new SpringTransactions(new JdbcTransactionManager(database)),
                new LiveHub(new PostgresOutlooks(jdbc)), clock);
    }

    /** Nobody has been told anything yet, and the news of these trains has settled. */
    void news(int firstTrain, int lastTrain) {
        jdbc.sql("truncate notice, notice_wording, planning, settling, silence_count").update();
        jdbc.sql("""
                insert into settling (journey_id, opened_at, due_at)
                select 'bench:' || n || ':2025-10-03', :opened, :opened from generate_series(:first, :last - 1) n
                """)
                .param("opened", java.sql.Timestamp.from(DisturbedTrains.NOW.minusSeconds(60)))
                .param("first", firstTrain)
                .param("last", lastTrain)
                .update();
    }

    /** Plans all that is due; answers how many passengers that were. */
    long planAll(int trains) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = java.util.stream.IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> threads.submit(planner::planDue))
                    .toList();
            int windows = 0;
            for (var one : running) {
                windows += one.get();
            }
            if (windows != trains) {
                throw new IllegalStateException(windows + " windows were planned, not " + trains);
            }
            return (long) trains * Ridership.ON_ONE_TRAIN;
        }
    }

    /** Rows of the ledger. */
    long written() {
        return jdbc.sql("select count(*) from notice").query(Long.class).single();
    }
}
