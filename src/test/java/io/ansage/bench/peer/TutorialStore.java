package io.ansage.bench.peer;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Axon's own event storage engine on PostgreSQL as its reference guide sets it up: its own tables, its own statements,
 * JSON, one event to a transaction where nobody says otherwise.
 */
public final class TutorialStore {

    private final JdbcEventStorageEngine engine;
    private final TransactionManager transactions;

    /** Makes the tables. {@code serializer} may be ours, so that what is compared is the store and not the JSON. */
    public TutorialStore(DataSource database, Serializer serializer) {
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(database);
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .dataType(byte[].class)
                .schema(new EventSchema())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    public JdbcEventStorageEngine engine() {
        return engine;
    }

    public TransactionManager transactions() {
        return transactions;
    }
}
