package io.ansage.bench.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What bounds every mirror: the producer alone, ready-made bytes, a batch sent and awaited, then the next one. */
final class RawAwaitBatch implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final List<ProducerRecord<String, byte[]>> records;
    private final int batch;

    RawAwaitBatch(String bootstrapServers, List<ProducerRecord<String, byte[]>> records, int batch) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.records = records;
        this.batch = batch;
    }

    long run() throws Exception {
        for (int from = 0; from < records.size(); from += batch) {
            var sent = new ArrayList<Future<?>>(batch);
            for (var message : records.subList(from, Math.min(from + batch, records.size()))) {
                sent.add(producer.send(message));
            }
            for (var one : sent) {
                one.get();
            }
        }
        return records.size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
