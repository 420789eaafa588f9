package io.ansage.bench.peer;

import io.ansage.infra.TestEventStore;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/**
 * A pooled streaming processor with the settings that Axon gives it, batches of one event among them, reading the
 * product's own store from the beginning.
 */
public final class TutorialReplay implements AutoCloseable {

    private static final String GROUP = "tutorial";

    private final Configuration axon;

    public TutorialReplay(TestEventStore store, TutorialProjection projection) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(_ -> store.store())
                .configureSerializer(_ -> store.serializer())
                .configureEventSerializer(_ -> store.serializer())
                .configureMessageSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .registerComponent(TokenStore.class, _ -> store.tokens());
        configurer.eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerEventHandler(_ -> projection)
                .assignHandlerInstancesMatching(GROUP, handler -> handler == projection)
                .registerPooledStreamingEventProcessor(GROUP);
        axon = configurer.start();
    }

    /** Whether it has come to a stop. */
    public boolean failed() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(GROUP, StreamingEventProcessor.class)
                .orElseThrow()
                .isError();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
