package io.ansage.infra;

import io.ansage.infra.axon.AxonEventLog;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.axon.PayloadCipher;
import io.ansage.infra.axon.PersonalEvents;
import io.ansage.infra.axon.PlatformTrackUpcaster;
import io.ansage.infra.axon.SubscriptionFormUpcaster;
import io.ansage.infra.axon.StoredMessages;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.axon.StoredTypes;
import io.ansage.infra.postgres.AxonTables;
import io.ansage.infra.postgres.CommitOrderedEventStorageEngine;
import io.ansage.infra.postgres.MasterKey;
import io.ansage.infra.postgres.PostgresPassengerKeys;
import io.ansage.infra.postgres.StoredEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The event store as the product wires it, for tests without an application context. */
public final class TestEventStore implements AutoCloseable {

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final PassengerKeys keys;
    private final EventSerializer serializer;
    private final EventUpcasterChain upcasters;
    private final CommitOrderedEventStorageEngine engine;
    private final EmbeddedEventStore store;

    private TestEventStore(DataSource database, Duration patience, List<StoredType<?>> snapshots) {
        connections = new SpringDataSourceConnectionProvider(database);
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        keys = new PostgresPassengerKeys(database, masterKey(), InstantSource.system());
        var cipher = new PayloadCipher(keys);
        var types = StoredTypes.withSnapshots(snapshots);
        serializer = new EventSerializer(types, cipher);
        upcasters = new EventUpcasterChain(new PersonalEvents(cipher), new PlatformTrackUpcaster(),
                new SubscriptionFormUpcaster());
        engine = new CommitOrderedEventStorageEngine(new CommitOrderedEventStorageEngine.Settings(connections,
                transactions, serializer, upcasters,
                s -> types.isCurrent(s.getPayload().getType().getName(), s.getPayload().getType().getRevision()),
                InstantSource.system(), patience));
        store = EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(20).build();
    }

    public static TestEventStore on(TestDatabase database) {
        return on(database.dataSource());
    }

    public static TestEventStore on(DataSource database) {
        return new TestEventStore(database, Duration.ofSeconds(30), List.of());
    }

    /** With another patience of appends. */
    public static TestEventStore on(TestDatabase database, Duration patience) {
        return new TestEventStore(database.dataSource(), patience, List.of());
    }

    /** With snapshots of these types. */
    public static TestEventStore on(DataSource database, List<StoredType<?>> snapshots) {
        return new TestEventStore(database, Duration.ofSeconds(30), snapshots);
    }

    /** With snapshots of these types. */
    public static TestEventStore on(TestDatabase database, List<StoredType<?>> snapshots) {
        return new TestEventStore(database.dataSource(), Duration.ofSeconds(30), snapshots);
    }

    public CommitOrderedEventStorageEngine engine() {
        return engine;
    }

    public EmbeddedEventStore store() {
        return store;
    }

    public EventSerializer serializer() {
        return serializer;
    }

    public EventUpcasterChain upcasters() {
        return upcasters;
    }

    /** Position of the newest event. */
    public long head() {
        var token = engine.createHeadToken();
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Opens rows as the product does. */
    public StoredMessages messages() {
        return new StoredMessages(serializer, upcasters);
    }

    /** The log of these events, read from a database that holds them. */
    public AxonEventLog log(DataSource database) {
        return new AxonEventLog(engine, JdbcClient.create(database), new StoredEvents(database), serializer,
                upcasters);
    }

    public PassengerKeys keys() {
        return keys;
    }

    public TransactionManager transactions() {
        return transactions;
    }

    public TokenStore tokens() {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(AxonTables.TOKENS)
                .contentType(byte[].class)
                .serializer(serializer)
                .build();
    }

    /** Appends events of one aggregate as one batch, numbered from {@code first}. */
    public void append(String type, String aggregate, long first, Object... payloads) {
        var events = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < payloads.length; i++) {
            events.add(new GenericDomainEventMessage<>(type, aggregate, first + i, payloads[i]));
        }
        engine.appendEvents(events);
    }

    /** Everything a processor would see from the beginning. */
    public List<TrackedEventMessage<?>> listAll() {
        return engine.readEvents((TrackingToken) null, false)
                .<TrackedEventMessage<?>>map(e -> e)
                .toList();
    }

    /** Payloads of one aggregate, in order. */
    public List<@Nullable Object> listPayloads(String aggregate) {
        return engine.readEvents(aggregate, 0).asStream().<Object>map(e -> e.getPayload()).toList();
    }

    @Override
    public void close() {
        store.shutDown();
    }

    private static MasterKey masterKey() {
        try {
            return MasterKey.inFile(Files.createTempDirectory("ansage-test").resolve("master.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
