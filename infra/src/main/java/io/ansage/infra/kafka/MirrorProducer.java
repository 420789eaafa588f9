package io.ansage.infra.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.extensions.kafka.eventhandling.producer.ConfirmationMode;
import org.axonframework.extensions.kafka.eventhandling.producer.DefaultProducerFactory;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;

/** The producer of the mirror: idempotent, acknowledged by all replicas, and patient without limit. */
public final class MirrorProducer {

    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int METADATA_MILLIS = 5_000;
    /** A request carries one batch for each partition: with Kafka's 16 KiB a page needed several. */
    private static final int RECORDS_BYTES = 1 << 17;

    private MirrorProducer() {}

    /** {@code connection} says where Kafka is and how to get in; all else is decided here. */
    public static ProducerFactory<String, CloudEvent> factory(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, CloudEventSerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A record that is given up after a time lets the one behind it pass: the order of a journey would break.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_MILLIS);
        // Seen on a topic just made, with five in flight: the first request meets a broker that does not lead yet, those
        // behind it are out of order, and are refused so for ever.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, RECORDS_BYTES);
        // A batch comes all at once and is then waited for: the default of 5 ms would only be added to every wait.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return DefaultProducerFactory.<String, CloudEvent>builder()
                .configuration(settings)
                .confirmationMode(ConfirmationMode.WAIT_FOR_ACK)
                .closeTimeout(CLOSE)
                .build();
    }
}
