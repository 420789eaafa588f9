package io.ansage.system.mirror;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.EventPages;
import io.ansage.infra.kafka.JourneyCloudEvents;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.kafka.MirrorProcessor;
import io.ansage.infra.kafka.MirrorProducer;
import io.ansage.infra.kafka.MirrorTopic;
import io.ansage.infra.postgres.PostgresParkedEvents;
import io.ansage.infra.postgres.StoredEvents;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node: event store and mirror on given servers, wired as the product wires them. Closing it is its end. */
public final class MirrorRig implements AutoCloseable {

    static final String TOPIC = "ansage.journey-events";

    private final HikariDataSource database = new HikariDataSource();
    private final TestEventStore store;
    private final ProducerFactory<String, CloudEvent> producers;
    private final Configuration axon;

    public MirrorRig(String jdbcUrl, String user, String password, String bootstrapServers) {
        database.setJdbcUrl(jdbcUrl);
        database.setUsername(user);
        database.setPassword(password);
        Flyway.configure().dataSource(database).load().migrate();
        store = TestEventStore.on((DataSource) database);
        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrapServers);
        producers = MirrorProducer.factory(connection);
        var mirror = new JourneyMirror(producers, new JourneyCloudEvents(store.serializer()), _ -> Optional.of(TOPIC),
                new MirrorTopic(connection, TOPIC, 3, Duration.ofSeconds(2)),
                new PostgresParkedEvents(database, InstantSource.system()), Duration.ofSeconds(2));
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(_ -> store.store())
                .configureSerializer(_ -> store.serializer())
                .configureEventSerializer(_ -> store.serializer())
                .configureMessageSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .registerComponent(TokenStore.class, _ -> store.tokens());
        var pages = new EventPages(store.store(), store::head, new StoredEvents(database),
                MirrorProcessor.pageSize(100));
        configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            MirrorProcessor.register(processing, mirror, _ -> pages, store.messages(), 2);
        });
        axon = configurer.start();
    }

    public TestEventStore store() {
        return store;
    }

    private StreamingEventProcessor processor() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(JourneyMirror.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Until a batch has failed. */
    public void awaitFailure() {
        await("a batch fails",
                () -> processor().processingStatus().values().stream().anyMatch(s -> s.isErrorState()));
    }

    /** Until every segment's token stands at the newest event, in the database. */
    public void awaitCaughtUp() {
        await("the mirror catches up", () -> lowestStoredToken() == head());
    }

    /** The lowest position that is safe in the table of tokens; 0 before the first. */
    public long lowestStoredToken() {
        return JdbcClient.create(database).sql("""
                select coalesce(min(coalesce((token #>> '{currentToken,index}')::bigint, (token ->> 'index')::bigint, 0)),
                    0)
                from (select convert_from(token, 'UTF8')::jsonb as token from token_entry
                    where processor_name = 'mirror') tokens""").query(Long.class).single();
    }

    public long head() {
        return JdbcClient.create(database)
                .sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    public long parked() {
        return new PostgresParkedEvents(database, InstantSource.system()).count();
    }

    DataSource database() {
        return database;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        axon.shutdown();
        producers.shutDown();
        store.close();
        database.close();
    }
}
