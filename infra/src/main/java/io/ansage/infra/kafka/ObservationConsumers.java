package io.ansage.infra.kafka;

import io.ansage.command.ingest.BatchIngest;
import io.ansage.infra.postgres.IngestOffsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;

/** The workers of the ingest on this node; they share the partitions among themselves and with other nodes. */
public final class ObservationConsumers implements SmartLifecycle {

    private record Worker(ObservationConsumer consumer, Thread thread) {}

    private final Map<String, Object> settings;
    private final BatchIngest ingest;
    private final IngestOffsets offsets;
    private final IngestProperties properties;
    private final List<Worker> workers = new ArrayList<>();

    public ObservationConsumers(Map<String, Object> connection, BatchIngest ingest, IngestOffsets offsets,
            IngestProperties properties) {
        this.settings = settings(connection, properties);
        this.ingest = ingest;
        this.offsets = offsets;
        this.properties = properties;
    }

    private static Map<String, Object> settings(Map<String, Object> connection, IngestProperties properties) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Places come from the database. If the log no longer has one, stop and say so, never skip or start over.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
        // After a kill the partitions are free again in seconds.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return settings;
    }

    @Override
    public synchronized void start() {
        for (int i = 1; i <= properties.workers(); i++) {
            var consumer = new ObservationConsumer(() -> new KafkaConsumer<>(settings), ingest, offsets, properties);
            var thread = Thread.ofPlatform().name("ansage-ingest-" + i).start(consumer);
            workers.add(new Worker(consumer, thread));
        }
    }

    @Override
    public synchronized void stop() {
        workers.forEach(w -> w.consumer().stop());
        for (var worker : workers) {
            try {
                worker.thread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        workers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }

    /** Before the web server and the feeds, after the event store. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    /** What keeps workers from going on. */
    public synchronized List<String> failures() {
        return workers.stream().map(w -> w.consumer().failure()).filter(Objects::nonNull).toList();
    }
}
