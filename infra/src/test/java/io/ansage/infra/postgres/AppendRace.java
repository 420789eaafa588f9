package io.ansage.infra.postgres;

import io.ansage.infra.axon.SampleEvents;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A play on two connections: the slow one appends and does not commit; the fast one appends and commits if it is let;
 * the reader reads; the slow one commits; the reader reads on. No step waits for time: the fast one is waited for until
 * it has either committed or is seen by PostgreSQL to wait for the slow one.
 */
public final class AppendRace {

    private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().start(task);

    private final DataSource database;
    private final TransactionTemplate transaction;

    public AppendRace(DataSource database) {
        this.database = database;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Journeys of the events a reader sees, in the order it sees them. */
    public List<String> seenByReader(EventStorageEngine engine) {
        return seenByReader(engine, () -> {});
    }

    /**
     * The same with a third between the two, that takes numbers and fails: whoever only looks for the one before itself
     * finds nobody.
     */
    public List<String> seenByReaderAfterAFailure(EventStorageEngine engine) {
        return seenByReader(engine, () -> transaction.executeWithoutResult(status -> {
            takeNumbers(3);
            status.setRollbackOnly();
        }));
    }

    private List<String> seenByReader(EventStorageEngine engine, Runnable between) {
        var seen = new ArrayList<String>();
        var fast = new CompletableFuture<?>[1];
        var position = new TrackingToken[1];
        whileHoldingTheTurn(engine, () -> {
            between.run();
            fast[0] = appendLater(engine, "fast-journey");
            awaitCommittedOrWaiting(fast[0]);
            position[0] = read(engine, null, seen);
        });
        fast[0].join();
        read(engine, position[0], seen);
        return seen;
    }

    /** Takes numbers for events in the transaction that is open, as an append does first. */
    public long takeNumbers(int events) {
        // Whoever had to wait here would wait for the play itself.
        JdbcClient.create(database).sql("set local lock_timeout = '10s'").update();
        return JdbcClient.create(database)
                .sql("select take_event_numbers(?, 1000)")
                .param(events)
                .query(Long.class)
                .single();
    }

    /** The last number of an event that anybody has taken, committed or not. */
    public long lastNumberTaken() {
        return JdbcClient.create(database)
                .sql("select last_value from domain_event_entry_global_index_seq")
                .query(Long.class)
                .single();
    }

    /** Runs something in one transaction. */
    public void inTransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    /** Runs something while another connection has appended and not committed. */
    public void whileHoldingTheTurn(EventStorageEngine engine, Runnable meanwhile) {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(_ -> {
            append(engine, "slow-journey");
            appended.countDown();
            await(mayCommit);
        }), OWN_THREAD);
        slow.whenComplete((_, _) -> appended.countDown());
        await(appended);
        try {
            meanwhile.run();
        } finally {
            mayCommit.countDown();
        }
        slow.join();
    }

    /** {@link #append} on a connection of its own, which may have to wait. */
    public CompletableFuture<Void> appendLater(EventStorageEngine engine, String aggregate) {
        return CompletableFuture.runAsync(() -> append(engine, aggregate), OWN_THREAD);
    }

    /** One event, of a time at which the stock engine no longer remembers holes: a paused process, a slow disk. */
    public void append(EventStorageEngine engine, String aggregate) {
        var longAgo = Instant.now().minus(Duration.ofMinutes(2));
        var event = new GenericDomainEventMessage<>("train-journey", aggregate, 0, SampleEvents.times(5),
                MetaData.emptyInstance(), UUID.randomUUID().toString(), longAgo);
        engine.appendEvents(event);
    }

    /** Axon's engine on our tables, as a user would configure it. */
    public EventStorageEngine stockEngine(Serializer serializer) {
        // It gives identifiers of events as texts.
        JdbcClient.create(database).sql("create cast (varchar as uuid) with inout as assignment").update();
        return new StockEngine(JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(database)))
                .schema(AxonTables.EVENTS)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer));
    }

    /** Until an append has ended, or is seen by PostgreSQL to wait for another's. */
    public void awaitCommittedOrWaiting(CompletableFuture<?> fast) {
        var waiting = JdbcClient.create(database).sql("""
                select exists (select from pg_locks where locktype = 'advisory' and not granted and database =
                    (select oid from pg_database where datname = current_database()))""").query(Boolean.class);
        while (!fast.isDone() && !waiting.single()) {
            Thread.onSpinWait();
        }
    }

    /**
     * All that a reader sees who reads on while these write, and once more. Each has a thread of its own: the common pool
     * of a machine with two cores has one for all.
     */
    public List<TrackedEventMessage<?>> readBeside(EventStorageEngine engine, Stream<Runnable> writers) {
        var written = CompletableFuture.allOf(writers.map(writer -> CompletableFuture.runAsync(writer, OWN_THREAD))
                .toArray(CompletableFuture<?>[]::new));
        var seen = new ArrayList<TrackedEventMessage<?>>();
        TrackingToken position = null;
        boolean finished;
        do {
            finished = written.isDone();
            for (var event : engine.readEvents(position, false).toList()) {
                position = event.trackingToken();
                seen.add(event);
            }
        } while (!finished);
        written.join();
        return seen;
    }

    private static @Nullable TrackingToken read(EventStorageEngine engine, @Nullable TrackingToken from,
            List<String> seen) {
        TrackingToken last = from;
        for (TrackedEventMessage<?> event : engine.readEvents(from, false).toList()) {
            seen.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            last = event.trackingToken();
        }
        return last;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Differs from Axon's in nothing but the type of the time's column. */
    private static final class StockEngine extends JdbcEventStorageEngine {

        StockEngine(JdbcEventStorageEngine.Builder builder) {
            super(builder);
        }

        @Override
        protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        @Override
        protected void writeTimestamp(PreparedStatement statement, int position, Instant at) throws SQLException {
            statement.setObject(position, at.atOffset(ZoneOffset.UTC));
        }
    }
}
