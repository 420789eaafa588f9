package io.ansage.bench.ingest;

import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.kafka.KafkaObservationIntake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic that holds all observations of a made-up day, written as the product's intake writes them. */
final class FullTopic {

    static final int PARTITIONS = 6;
    private static final int READERS = 2;

    private final String bootstrapServers;
    private final String name;
    private long records;
    private Instant last = Instant.EPOCH;

    private FullTopic(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    static FullTopic of(String bootstrapServers, String name, Nation nation) throws Exception {
        var topic = new FullTopic(bootstrapServers, name);
        topic.fill(nation);
        return topic;
    }

    private void fill(Nation nation) throws Exception {
        Map<String, Object> connection = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))).all().get();
        }
        var settings = KafkaObservationIntake.producerSettings(connection);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1_024);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var all = nation.observations(); all.hasNext();) {
                var said = all.next();
                last = said.report().observedAt();
                var id = new JourneyId(said.journey().network(), Objects.requireNonNull(said.journey().trip()),
                        Objects.requireNonNull(said.journey().serviceDate()));
                producer.send(new ProducerRecord<>(name, id.toString(), DomainJson.mapper().writeValueAsString(said)));
                records++;
            }
        }
    }

    String name() {
        return name;
    }

    long records() {
        return records;
    }

    /** When the last of them was observed. */
    Instant last() {
        return last;
    }

    /** What bounds every ingest that reads what it is told: everything polled and parsed, and nothing made of it. */
    long pollAndParse() throws Exception {
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var parts = new ArrayList<Callable<Long>>();
            for (int reader = 0; reader < READERS; reader++) {
                int own = reader;
                parts.add(() -> readOwn(own));
            }
            long all = 0;
            for (var part : readers.invokeAll(parts)) {
                all += part.get();
            }
            return all;
        }
    }

    private long readOwn(int reader) {
        var own = new ArrayList<TopicPartition>();
        for (int partition = reader; partition < PARTITIONS; partition += READERS) {
            own.add(new TopicPartition(name, partition));
        }
        Map<String, Object> settings = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        long parsed = 0;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(own);
            consumer.seekToBeginning(own);
            long all = consumer.endOffsets(own).values().stream().mapToLong(Long::longValue).sum();
            while (parsed < all) {
                for (var one : consumer.poll(Duration.ofSeconds(1))) {
                    var said = DomainJson.mapper().readValue(one.value(), Observation.class);
                    if (JourneyId.parse(one.key()).serviceDate().equals(said.journey().serviceDate())) {
                        parsed++;
                    }
                }
            }
        }
        return parsed;
    }
}
