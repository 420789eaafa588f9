package io.ansage.bench.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.kafka.eventhandling.DefaultKafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.producer.ConfirmationMode;
import org.axonframework.extensions.kafka.eventhandling.producer.DefaultProducerFactory;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;

/**
 * axon-kafka as its guide shows it to whoever wants no event lost: the extension's producer factory and converter, and
 * its publisher waiting for the acknowledgement of every event. The events are in memory already and no token is stored,
 * which a real one would have to do beside.
 *
 * <p>{@code KafkaPublisher} itself cannot be loaded without XStream, which this project bans; {@link #send} does what its
 * {@code send} does (version 4.9.0), step by step.
 */
public final class AxonKafkaPublisher implements AutoCloseable {

    private static final long ACK_TIMEOUT_MILLIS = 1_000;

    private final ProducerFactory<String, byte[]> producers;
    private final KafkaMessageConverter<String, byte[]> converter;
    private final String topic;
    private int next;

    /** Kafka's own default of {@code lingerMillis} is 5 since Kafka 4; it was 0 before. */
    public AxonKafkaPublisher(String bootstrapServers, String topic, Serializer serializer, int lingerMillis) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        this.producers = DefaultProducerFactory.<String, byte[]>builder()
                .configuration(settings)
                .confirmationMode(ConfirmationMode.WAIT_FOR_ACK)
                .build();
        this.converter = DefaultKafkaMessageConverter.builder().serializer(serializer).build();
        this.topic = topic;
    }

    /** Publishes these events, from the first again after the last, for a time; answers how many. */
    public long publishFor(long millis, List<? extends EventMessage<?>> events) throws Exception {
        long end = System.nanoTime() + millis * 1_000_000;
        long published = 0;
        while (System.nanoTime() < end) {
            var event = events.get(next++ % events.size());
            DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> send(event)).getPayload();
            published++;
        }
        return published;
    }

    private long send(EventMessage<?> event) throws Exception {
        try (var producer = producers.createProducer()) {
            return producer.send(converter.createKafkaMessage(event, topic))
                    .get(ACK_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .offset();
        }
    }

    @Override
    public void close() {
        producers.shutDown();
    }
}
