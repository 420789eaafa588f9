package io.ansage.bench.mirror;

import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.EventPages;
import io.ansage.infra.kafka.JourneyCloudEvents;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.kafka.MirrorProcessor;
import io.ansage.infra.kafka.MirrorProducer;
import io.ansage.infra.kafka.MirrorTopic;
import io.ansage.infra.postgres.PostgresParkedEvents;
import io.ansage.infra.postgres.StoredEvents;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's mirror on an event store, its processor wired as in production: 2 segments, batches of 1,000. */
final class MirrorNode implements AutoCloseable {

    private final JdbcClient jdbc;
    private final ProducerFactory<String, CloudEvent> producers;
    private final Configuration axon;
    private final long head;

    MirrorNode(DataSource database, TestEventStore store, String bootstrapServers, String topic) {
        jdbc = JdbcClient.create(database);
        head = jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry").query(Long.class).single();
        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrapServers);
        producers = MirrorProducer.factory(connection);
        var mirror = new JourneyMirror(producers, new JourneyCloudEvents(store.serializer()), _ -> Optional.of(topic),
                new MirrorTopic(connection, topic, 6, Duration.ofSeconds(8)),
                new PostgresParkedEvents(database, InstantSource.system()), Duration.ofSeconds(8));
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(_ -> store.store())
                .configureSerializer(_ -> store.serializer())
                .configureEventSerializer(_ -> store.serializer())
                .configureMessageSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .registerComponent(TokenStore.class, _ -> store.tokens());
        var pages = new EventPages(store.store(), store::head, new StoredEvents(database),
                MirrorProcessor.pageSize(1_000));
        configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            MirrorProcessor.register(processing, mirror, _ -> pages, store.messages(), 2);
        });
        axon = configurer.start();
        processor().shutDown();
    }

    /** From the first event to the one with the highest number; ends when both tokens are stored there. */
    long mirrorAll() {
        processor().start();
        awaitHead();
        return head;
    }

    private StreamingEventProcessor processor() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(JourneyMirror.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Puts the tokens back to the beginning. */
    void rewind() {
        processor().shutDown();
        jdbc.sql("update token_entry set token = null, token_type = null, owner = null where processor_name = ?")
                .param(JourneyMirror.GROUP)
                .update();
    }

    private void awaitHead() {
        long limit = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (lowestStoredToken() < head) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the mirror stands at " + lowestStoredToken() + " of " + head);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private long lowestStoredToken() {
        return jdbc.sql("select coalesce(min(coalesce((convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint, 0)), 0)"
                + " from token_entry where processor_name = ?").param(JourneyMirror.GROUP).query(Long.class).single();
    }

    @Override
    public void close() {
        axon.shutdown();
        producers.shutDown();
    }
}
