package io.ansage.system.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.command.api.IngestLedger.Balance;
import io.ansage.command.api.RejectedInput;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.standalone.EmbeddedServers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Received = applied + suppressed + quarantined + in flight: on real servers, whatever happens. */
class IngestLedgerTest {

    private static final Source FEED = new Source("feed", SourceKind.REALTIME);
    private static final Instant NOW = Instant.parse("2025-10-03T12:00:00Z");

    @TempDir static Path folder;
    private static EmbeddedServers servers;
    private static int number;

    private HikariDataSource database;
    private IngestProperties properties;

    @BeforeAll
    static void startServers() {
        servers = EmbeddedServers.start(folder.resolve("data"));
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @BeforeEach
    void freshTopicAndTables() throws ExecutionException, InterruptedException, SQLException {
        number++;
        var name = "run" + number;
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), servers.user(), servers.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        database = new HikariDataSource();
        database.setJdbcUrl(servers.jdbcUrl().replaceFirst("/[a-z]+($|\\?)", "/" + name + "$1"));
        database.setUsername(servers.user());
        database.setPassword(servers.password());
        Flyway.configure().dataSource(database).load().migrate();
        properties = new IngestProperties("observations-" + number, 3, "ingest-" + number, 2, 50, 1_000,
                Duration.ofMillis(20));
        try (var admin = Admin.create(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, (Object) servers.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(properties.topic(), 3, (short) 1))).all().get();
        }
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void duplicates_reversedOrder_andPoisonInTheMiddle_allBalance() {
        try (var run = start()) {
            var observations = new ArrayList<Observation>();
            for (int train = 0; train < 20; train++) {
                for (int minute = 0; minute < 10; minute++) {
                    observations.add(late(train, minute, minute / 2));
                }
            }
            run.intake.accept(observations);
            run.producer.send(new ProducerRecord<>(properties.topic(), id(3).toString(), "{\"id\": 17"));
            run.producer.send(new ProducerRecord<>(properties.topic(), "no journey", "{}"));
            run.intake.accept(List.of(late(3, 20, 1443)));
            run.intake.accept(observations.reversed());
            run.intake.quarantine(new RejectedInput(FEED, "capture/1", QuarantineReason.MALFORMED, "xml: ends early",
                    "<a>", NOW));

            var balance = run.balanceAtRest();

            assertThat(balance.received()).isEqualTo(200 + 200 + 4);
            assertThat(balance.balances()).isTrue();
            assertThat(balance.applied()).as("twenty trains, five different delays each").isEqualTo(100);
            assertThat(balance.quarantined()).isEqualTo(Map.of("MALFORMED", 3L, "IMPLAUSIBLE_DELAY", 1L));
            assertThat(run.outlook(id(3)).delayMinutes()).isEqualTo(4);
            assertThat(run.events(id(3))).hasSize(1 + 5);
            assertThat(run.quarantine.list(null, 10)).hasSize(4);
        }
    }

    @Test
    void restartBetweenDatabaseAndKafkaCommit_countsNothingTwice() {
        Balance before;
        try (var run = start()) {
            run.intake.accept(List.of(late(1, 1, 5), late(1, 2, 5), late(2, 1, 7)));
            before = run.balanceAtRest();
        }
        // A group that Kafka knows nothing of: as if no offset had ever been committed there.
        properties = new IngestProperties(properties.topic(), 3, properties.group() + "-forgotten", 2, 50, 1_000,
                Duration.ofMillis(20));

        try (var run = start()) {
            assertThat(run.balanceAtRest()).isEqualTo(before);
            run.intake.accept(List.of(late(1, 3, 6)));

            var after = run.balanceAtRest();

            assertThat(after.received()).isEqualTo(4);
            assertThat(after.applied()).isEqualTo(before.applied() + 1);
            assertThat(after.balances()).isTrue();
            assertThat(run.events(id(1))).hasSize(3);
        }
    }

    @Test
    void unmatched_waitsInQuarantine_untilATimetableKnowsIt() {
        try (var run = start()) {
            run.timetable.network = "ie";
            run.intake.accept(List.of(withoutPlan(late(1, 1, 5)), withoutPlan(late(2, 1, 5))));
            assertThat(run.balanceAtRest().quarantined()).isEqualTo(Map.of("UNMATCHED", 2L));

            assertThat(run.quarantine.resubmitUnmatched()).as("nothing new is known").isZero();
            run.timetable.plan(plan(1));

            assertThat(run.quarantine.resubmitUnmatched()).isEqualTo(1);
            var balance = run.balanceAtRest();
            assertThat(balance.applied()).isEqualTo(1);
            assertThat(balance.balances()).isTrue();
            assertThat(run.outlook(id(1)).delayMinutes()).isEqualTo(5);

            var waiting = run.quarantine.list(null, 10).stream().filter(e -> !e.resubmitted()).toList();
            assertThat(waiting).hasSize(1);
            assertThat(run.quarantine.resubmit(waiting.getFirst().id())).isTrue();
            assertThat(run.quarantine.resubmit(waiting.getFirst().id())).isFalse();
            assertThat(run.balanceAtRest().balances()).isTrue();
        }
    }

    @Test
    void operatorBesideTheFeed_isNeitherLostNorUndone() {
        try (var run = start()) {
            run.intake.accept(List.of(late(1, 1, 5)));
            run.balanceAtRest();
            run.send(new CancelJourney(id(1), null, Report.of(new Source("operator", SourceKind.OPERATOR), at(2),
                    at(2))));
            run.intake.accept(List.of(late(1, 3, 6)));

            assertThat(run.balanceAtRest().suppressed()).isEqualTo(Map.of("BETTER_SOURCE_HOLDS", 1L));
            assertThat(run.outlook(id(1)).cancelled()).isTrue();
        }
    }

    /** As a feed reports an ordinary trip: what it is planned to be is the timetable's to say. */
    private static Observation withoutPlan(Observation o) {
        return new Observation(o.id(), o.report(), o.journey(), o.status(), o.delayMinutes(), o.calls(), o.cause(),
                o.endedAt(), null);
    }

    private IngestRun start() {
        return new IngestRun(database, servers.bootstrapServers(), properties, NOW);
    }

    private static JourneyId id(int train) {
        return JourneyId.parse("ie:T" + train + ":2025-10-03");
    }

    private static Instant at(int minute) {
        return Instant.parse("2025-10-03T10:00:00Z").plusSeconds(60L * minute);
    }

    private static PlannedJourney plan(int train) {
        return new PlannedJourney(id(train), new TrainNumber("T" + train), null, "B", ZoneId.of("Europe/Dublin"),
                List.of(stop(1, "A", at(0)), stop(2, "B", null)));
    }

    private static StopCall stop(int order, String name, @Nullable Instant departure) {
        return new StopCall(order, new StopId("ie:" + name), name, null, departure, null);
    }

    private static Observation late(int train, int minute, int delay) {
        return new Observation("m" + minute + "/" + train, Report.of(FEED, at(minute), NOW),
                new JourneyRef("ie", "T" + train, null, id(train).serviceDate()), ReportedStatus.RUNNING, delay,
                List.of(), null, null, plan(train));
    }
}
