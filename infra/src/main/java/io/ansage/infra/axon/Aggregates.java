package io.ansage.infra.axon;

import io.ansage.command.DomainCommandTarget;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;

/** How our aggregates are kept: found by what their commands say, remembered between commands, with snapshots. */
public final class Aggregates {

    private static final int SNAPSHOT_EVERY = 50;

    private Aggregates() {}

    public static <A> AggregateConfigurer<A> of(Class<A> type, Cache recent) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(_ -> new DomainCommandTarget())
                .configureCache(_ -> recent)
                .configureSnapshotTrigger(
                        c -> new EventCountSnapshotTriggerDefinition(snapshotter(c, type), SNAPSHOT_EVERY));
    }

    /** Axon's own looks for aggregates among Spring's beans, and ours are none. */
    private static Snapshotter snapshotter(Configuration axon, Class<?> type) {
        return AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .transactionManager(axon.getComponent(TransactionManager.class))
                .aggregateFactories(new GenericAggregateFactory<>(type))
                .repositoryProvider(axon::repository)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type))
                .build();
    }
}
