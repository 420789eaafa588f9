package io.ansage.infra.wiring;

import io.ansage.command.DomainCommandTarget;
import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.journey.TrainJourney;
import io.ansage.command.message.OperatorMessage;
import io.ansage.command.subscription.PassengerSubscription;
import io.ansage.infra.axon.AxonStoredJourneys;
import io.ansage.infra.axon.CommittedJourneys;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The aggregates, and the unit of work that runs many commands at once. */
@Configuration(proxyBeanMethods = false)
class CommandWiring {

    private static final int SNAPSHOT_EVERY = 50;
    /** Rises with every change of what an aggregate remembers; older snapshots are then ignored. */
    private static final String SNAPSHOT_REVISION = "1";

    @Bean
    ConfigurerModule aggregates() {
        return configurer -> configurer.configureAggregate(aggregate(TrainJourney.class))
                .configureAggregate(aggregate(PassengerSubscription.class))
                .configureAggregate(aggregate(OperatorMessage.class));
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(_ -> new DomainCommandTarget())
                .configureWeakReferenceCache()
                .configureSnapshotTrigger(
                        c -> new EventCountSnapshotTriggerDefinition(snapshotter(c, type), SNAPSHOT_EVERY));
    }

    /** Axon's own looks for aggregates among Spring's beans, and ours are none. */
    private static Snapshotter snapshotter(org.axonframework.config.Configuration axon, Class<?> type) {
        return AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .transactionManager(axon.getComponent(TransactionManager.class))
                .aggregateFactories(new GenericAggregateFactory<>(type))
                .repositoryProvider(axon::repository)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type))
                .build();
    }

    @Bean
    StoredType<TrainJourney> journeySnapshot() {
        return StoredType.open("train-journey", SNAPSHOT_REVISION, TrainJourney.class);
    }

    @Bean
    StoredType<PassengerSubscription> subscriptionSnapshot() {
        return StoredType.personal("passenger-subscription", SNAPSHOT_REVISION, PassengerSubscription.class,
                PassengerSubscription::owner);
    }

    @Bean
    StoredType<OperatorMessage> messageSnapshot() {
        return StoredType.open("operator-message", SNAPSHOT_REVISION, OperatorMessage.class);
    }

    @Bean
    RootUnitOfWork rootUnitOfWork(CommandBus commands, TransactionManager transactions) {
        return new RootUnitOfWork(commands, transactions);
    }

    @Bean
    PostgresKnownJourneys knownJourneys(DataSource database) {
        return new PostgresKnownJourneys(database);
    }

    @Bean
    JourneyStates journeyStates(ObjectProvider<EventStore> store, IngestProperties ingest) {
        return new JourneyStates(new AxonStoredJourneys(store::getObject), ingest.journeys());
    }

    /** Hears of events from the first on: the store is asked for only once all is wired. */
    @Bean
    ConfigurerModule committedJourneys(PostgresKnownJourneys known, JourneyStates states) {
        return configurer -> configurer.onInitialize(
                c -> c.onStart(() -> c.eventBus()
                        .subscribe(events -> new CommittedJourneys(known, states)
                                .accept(events))));
    }
}
