package io.ansage.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.SampleEvents;
import io.ansage.infra.postgres.AppendRace;
import io.ansage.infra.postgres.DatabaseDurability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The promises of the event store over a network, on a PostgreSQL that an image brings. */
@Tag("docker")
@ExtendWith(Images.Present.class)
class StorageInContainerTest {

    private static final int WRITERS = 8;
    private static final int BATCHES = 50;

    private static PostgresContainer postgres;

    private HikariDataSource database;
    private TestEventStore store;

    @BeforeAll
    static void startServer() {
        postgres = PostgresContainer.start();
    }

    @AfterAll
    static void stopServer() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void open() {
        database = postgres.createMigrated();
        store = TestEventStore.on(database);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void eventThatCommitsLate_isNeverOvertaken() {
        assertThat(new AppendRace(database).seenByReader(store.engine())).containsExactly("slow-journey",
                "fast-journey");
    }

    @Test
    void stockEngine_losesTheEventThatCommitsLate() {
        var race = new AppendRace(database);

        assertThat(race.seenByReader(race.stockEngine(store.serializer()))).containsExactly("fast-journey");
    }

    @Test
    void readerBesideManyWriters_seesEveryEventOnce_inOrder() {
        var writers = IntStream.range(0, WRITERS).<Runnable>mapToObj(i -> () -> write("train-" + i));
        var seen = new LinkedHashMap<String, List<Long>>();
        for (var event : new AppendRace(database).readBeside(store.engine(), writers)) {
            var ofJourney = (DomainEventMessage<?>) event;
            seen.computeIfAbsent(ofJourney.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(ofJourney.getSequenceNumber());
        }

        assertThat(seen).hasSize(WRITERS)
                .allSatisfy((_, numbers) -> assertThat(numbers)
                        .containsExactlyElementsOf(LongStream.range(0, 2 * BATCHES).boxed().toList()));
    }

    @Test
    void everyEvent_comesBackAsItWasWritten() {
        var journey = JourneyEventTypes.all().stream().map(SampleEvents::of).toArray();
        var subscription = Arrays.stream(SubscriptionEventTypes.values()).map(SampleEvents::of).toArray();

        store.append("train-journey", SampleEvents.JOURNEY.toString(), 0, journey);
        store.append("passenger-subscription", SampleEvents.SUBSCRIPTION.toString(), 0, subscription);

        assertThat(store.listPayloads(SampleEvents.JOURNEY.toString())).containsExactly(journey);
        assertThat(store.listPayloads(SampleEvents.SUBSCRIPTION.toString())).containsExactly(subscription);
    }

    @Test
    void secondWriterOfTheSameNumber_isRefusedWhole() {
        store.append("train-journey", "train", 1, SampleEvents.times(1));

        assertThatThrownBy(
                () -> store.append("train-journey", "train", 0, SampleEvents.times(2), SampleEvents.times(3)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(store.listAll()).hasSize(1);
    }

    @Test
    void serverThatCrashes_keepsWhatItConfirmed() throws Exception {
        write("train");
        int victim = JdbcClient.create(database).sql("select pg_backend_pid()").query(Integer.class).single();

        // PostgreSQL answers the violent end of one of its processes by ending all and recovering from its log.
        var killed = postgres.server().execInContainer("sh", "-c", "kill -9 " + victim);

        assertThat(killed.getExitCode()).isZero();
        awaitRecoveryAfterTheEndOf(victim);
        assertThat(store.listPayloads("train")).hasSize(2 * BATCHES);
        store.append("train-journey", "train", 2 * BATCHES, SampleEvents.times(1));
        assertThat(store.listAll()).hasSize(2 * BATCHES + 1);
    }

    @Test
    void ourSettings_passTheStartUpCheck_thoseOfTestcontainersDoNot() {
        assertThatCode(() -> new DatabaseDurability(database).check()).doesNotThrowAnyException();

        try (var unsafe = PostgresContainer.asTestcontainersStartsIt()) {
            unsafe.start();
            var connections = new DriverManagerDataSource(unsafe.getJdbcUrl(), unsafe.getUsername(),
                    unsafe.getPassword());
            assertThatThrownBy(() -> new DatabaseDurability(connections).check())
                    .isInstanceOf(DatabaseDurability.UnsafeDatabase.class)
                    .hasMessageContaining("fsync is 'off'");
        }
    }

    /** Until the server answers and no longer knows the process: it forgets all of them when it recovers. */
    private void awaitRecoveryAfterTheEndOf(int victim) {
        var outside = JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl(), postgres.user(), postgres.password()));
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!hasForgotten(outside, victim)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for PostgreSQL to recover");
            }
            Thread.onSpinWait();
        }
        database.getHikariPoolMXBean().softEvictConnections();
    }

    private static boolean hasForgotten(JdbcClient outside, int victim) {
        try {
            return outside.sql("select not exists (select from pg_stat_activity where pid = ?)")
                    .param(victim)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            return false;
        }
    }

    /** Batches of two events each. */
    private void write(String journey) {
        for (int batch = 0; batch < BATCHES; batch++) {
            store.append("train-journey", journey, 2L * batch, SampleEvents.times(batch), SampleEvents.times(batch));
        }
    }
}
