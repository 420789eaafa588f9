package io.ansage.infra.wiring;

import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.GroupedCommandBus;
import io.ansage.infra.axon.JoiningTransactionManager;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.axon.PoisonPolicy;
import io.ansage.infra.postgres.AxonTables;
import io.ansage.infra.postgres.CommitOrderedEventStorageEngine;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commands and events are handled: in transactions, in batches, and never past an error. */
@Configuration(proxyBeanMethods = false)
class AxonWiring {

    private static final int SEGMENTS = 2;
    private static final int BATCH = 500;
    private static final int MAX_SEQUENCES = 10_000;

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(TransactionManager transactions, org.axonframework.config.Configuration axon,
            DuplicateCommandHandlerResolver duplicates, PassengerKeys keys, CommitOrderedEventStorageEngine store) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(new JoiningTransactionManager(transactions))
                .duplicateCommandHandlerResolver(duplicates)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return new GroupedCommandBus(bus, transactions, keys, store::lookAhead);
    }

    /** An error rolls the batch back and is tried again; Axon's own default would log it and skip the event. */
    @Bean
    ConfigurerModule eventProcessing() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .usingPooledStreamingEventProcessors(
                        (_, processor) -> processor.initialSegmentCount(SEGMENTS).batchSize(BATCH))
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultDeadLetterPolicy(_ -> new PoisonPolicy()));
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return AxonTables.DEAD_LETTERS;
    }

    /** Only the groups named in {@link StoreProperties} park poison. */
    @Bean
    DeadLetterQueueProviderConfigurerModule deadLetterQueues(StoreProperties store, EventProcessorProperties axon,
            ConnectionProvider connections, TransactionManager transactions, EventSerializer serializer) {
        Function<String,
                Function<org.axonframework.config.Configuration,
                        SequencedDeadLetterQueue<EventMessage<?>>>> queues = group -> _ -> JdbcSequencedDeadLetterQueue
                                .<EventMessage<?>>builder()
                                .processingGroup(group)
                                .connectionProvider(connections)
                                .transactionManager(transactions)
                                .schema(AxonTables.DEAD_LETTERS)
                                .genericSerializer(serializer)
                                .eventSerializer(serializer)
                                .maxSequences(MAX_SEQUENCES)
                                .build();
        return new ParkingGroups(Set.copyOf(store.deadLetterGroups()), axon, queues);
    }

    private static final class ParkingGroups extends DeadLetterQueueProviderConfigurerModule {

        private final Set<String> groups;
        private final Function<String, Function<org.axonframework.config.Configuration,
                SequencedDeadLetterQueue<EventMessage<?>>>> queues;

        ParkingGroups(Set<String> groups, EventProcessorProperties axon, Function<String, Function<
                org.axonframework.config.Configuration, SequencedDeadLetterQueue<EventMessage<?>>>> queues) {
            super(axon, queues);
            this.groups = groups;
            this.queues = queues;
        }

        @Override
        public void configureModule(org.axonframework.config.Configurer configurer) {
            configurer.eventProcessing()
                    .registerDeadLetterQueueProvider(group -> groups.contains(group) ? queues.apply(group) : null);
        }
    }
}
