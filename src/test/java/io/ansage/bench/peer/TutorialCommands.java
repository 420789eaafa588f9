package io.ansage.bench.peer;

import io.ansage.command.DomainCommandTarget;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;

/**
 * Commands as Axon's reference guide sets them up: a simple bus with a transaction for each command, a repository that
 * reads an aggregate's events for each command, and Axon's own event storage. The aggregate is ours, so that what is
 * decided is the same.
 */
public final class TutorialCommands implements AutoCloseable {

    private final Configuration axon;

    public TutorialCommands(TutorialStore store, Serializer serializer, Class<?> aggregate) {
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> serializer)
                .configureTransactionManager(_ -> store.transactions())
                .configureEventStore(_ -> EmbeddedEventStore.builder().storageEngine(store.engine()).build())
                .configureCommandBus(
                        _ -> SimpleCommandBus.builder().transactionManager(store.transactions()).build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate)
                        .configureCommandTargetResolver(_ -> new DomainCommandTarget()))
                .start();
    }

    public CommandGateway gateway() {
        return axon.commandGateway();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
