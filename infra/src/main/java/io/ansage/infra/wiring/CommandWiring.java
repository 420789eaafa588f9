package io.ansage.infra.wiring;

import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.journey.TrainJourney;
import io.ansage.command.message.OperatorMessage;
import io.ansage.command.subscription.PassengerSubscription;
import io.ansage.infra.axon.Aggregates;
import io.ansage.infra.axon.CommittedJourneys;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.RecentAggregates;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import io.ansage.infra.postgres.PostgresStoredJourneys;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The aggregates, and the unit of work that runs many commands at once. */
@Configuration(proxyBeanMethods = false)
class CommandWiring {

    /** Subscriptions and messages remembered between commands. */
    private static final int OTHERS = 1_000;
    /** Rises with every change of what an aggregate remembers; older snapshots are then ignored. */
    private static final String SNAPSHOT_REVISION = "1";

    /** Journeys as many as the gate knows, with which they share their state; of the others only those in use. */
    @Bean
    ConfigurerModule aggregates(IngestProperties ingest) {
        return configurer -> configurer
                .configureAggregate(Aggregates.of(TrainJourney.class, new RecentAggregates(ingest.journeys())))
                .configureAggregate(Aggregates.of(PassengerSubscription.class, new RecentAggregates(OTHERS)))
                .configureAggregate(Aggregates.of(OperatorMessage.class, new RecentAggregates(OTHERS)));
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
    JourneyStates journeyStates(DataSource database, EventSerializer serializer, EventUpcasterChain upcasters,
            IngestProperties ingest) {
        return new JourneyStates(new PostgresStoredJourneys(database, serializer, upcasters), ingest.journeys());
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
