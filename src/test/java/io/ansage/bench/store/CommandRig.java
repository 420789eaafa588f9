package io.ansage.bench.store;

import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.journey.TrainJourney;
import io.ansage.command.subscription.PassengerSubscription;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.Aggregates;
import io.ansage.infra.axon.CommittedJourneys;
import io.ansage.infra.axon.JoiningTransactionManager;
import io.ansage.infra.axon.RecentAggregates;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import io.ansage.infra.postgres.PostgresStoredJourneys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.micrometer.GlobalMetricRegistry;

/** The command side of one node as the product wires it, meters and all, without its web server and feeds. */
final class CommandRig implements AutoCloseable {

    /** As {@code ansage.ingest.journeys}. */
    private static final int JOURNEYS = 50_000;

    private final TestEventStore store;
    private final Configuration axon;
    private final RootUnitOfWork unitOfWork;

    CommandRig(DataSource database) {
        store = TestEventStore.on(database,
                List.of(StoredType.open("train-journey", "1", TrainJourney.class),
                        StoredType.personal("passenger-subscription", "1", PassengerSubscription.class,
                                PassengerSubscription::owner)));
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .configureEventStore(_ -> store.store())
                .configureCommandBus(CommandRig::bus)
                .configureAggregate(Aggregates.of(TrainJourney.class, new RecentAggregates(JOURNEYS)))
                .configureAggregate(Aggregates.of(PassengerSubscription.class, new RecentAggregates(1_000)));
        new GlobalMetricRegistry(new SimpleMeterRegistry()).registerWithConfigurer(configurer);
        axon = configurer.start();
        unitOfWork = new RootUnitOfWork(axon.commandBus(), store.transactions());
        var known = new PostgresKnownJourneys(database);
        var states = new JourneyStates(
                new PostgresStoredJourneys(database, store.serializer(), store.upcasters()), JOURNEYS);
        store.store().subscribe(events -> new CommittedJourneys(known, states).accept(events));
    }

    private static CommandBus bus(Configuration axon) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(new JoiningTransactionManager(
                        axon.getComponent(org.axonframework.common.transaction.TransactionManager.class)))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new MessageOriginProvider()));
        return bus;
    }

    RootUnitOfWork unitOfWork() {
        return unitOfWork;
    }

    CommandBus bus() {
        return axon.commandBus();
    }

    TestEventStore store() {
        return store;
    }

    @Override
    public void close() {
        axon.shutdown();
        store.close();
    }
}
