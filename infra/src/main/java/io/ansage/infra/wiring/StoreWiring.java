package io.ansage.infra.wiring;

import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.axon.PayloadCipher;
import io.ansage.infra.axon.PersonalEvents;
import io.ansage.infra.axon.PlatformTrackUpcaster;
import io.ansage.infra.axon.SubscriptionFormUpcaster;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.axon.StoredTypes;
import io.ansage.infra.axon.WakingEventStore;
import io.ansage.infra.postgres.AxonTables;
import io.ansage.infra.postgres.CommitOrderedEventStorageEngine;
import io.ansage.infra.postgres.MasterKey;
import io.ansage.infra.postgres.PostgresPassengerKeys;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store: serialization, encryption, engine, tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreProperties.class, StoreProperties.Keys.class})
class StoreWiring {

    /** Axon's own configuration looks for the data source before this version of Spring Boot has made it. */
    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    /**
     * Said here, for Axon's own configuration comes too early to find one and would then work without any: every statement
     * alone, no turn kept until commit, and readers that skip events.
     */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    PassengerKeys passengerKeys(DataSource database, StoreProperties.Keys keys,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new PostgresPassengerKeys(database, MasterKey.inFile(keys.masterKeyFile()), machineClock);
    }

    @Bean
    PayloadCipher payloadCipher(PassengerKeys keys) {
        return new PayloadCipher(keys);
    }

    /** Parts that take snapshots name them by a bean of type {@link StoredType}. */
    @Bean
    StoredTypes storedTypes(ObjectProvider<StoredType<?>> snapshots) {
        return StoredTypes.withSnapshots(snapshots.orderedStream().toList());
    }

    @Bean
    @Primary
    EventSerializer serializer(StoredTypes types, PayloadCipher cipher) {
        return new EventSerializer(types, cipher);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventSerializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(EventSerializer serializer) {
        return serializer;
    }

    @Bean
    EventUpcasterChain eventUpcasters(PayloadCipher cipher) {
        return new EventUpcasterChain(new PersonalEvents(cipher), new PlatformTrackUpcaster(),
                new SubscriptionFormUpcaster());
    }

    @Bean
    CommitOrderedEventStorageEngine eventStorageEngine(ConnectionProvider connections, TransactionManager transactions,
            EventSerializer serializer, StoredTypes types, EventUpcasterChain upcasters,
            @Qualifier("machineClock") InstantSource machineClock, StoreProperties properties) {
        return new CommitOrderedEventStorageEngine(new CommitOrderedEventStorageEngine.Settings(connections,
                transactions, serializer, upcasters,
                snapshot -> types.isCurrent(snapshot.getPayload().getType().getName(),
                        snapshot.getPayload().getType().getRevision()),
                machineClock, properties.appendPatience()));
    }

    /** Events appended on this node wake its processors at once; the delay is for those of other nodes. */
    @Bean(name = "eventBus", destroyMethod = "shutDown")
    @Qualifier("eventStore")
    WakingEventStore eventStore(EventStorageEngine engine, org.axonframework.config.Configuration axon,
            StoreProperties properties) {
        return new WakingEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(properties.fetchDelay().toMillis())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore")));
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, EventSerializer serializer, StoreProperties properties) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(AxonTables.TOKENS)
                .contentType(byte[].class)
                .serializer(serializer)
                .claimTimeout(properties.claimTimeout())
                .build();
    }
}
