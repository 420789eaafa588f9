package io.ansage.system.mirror;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on the topic, as a stranger reads it: plain keys, headers and text. */
public record Published(String key, Map<String, String> headers, String value) {

    public String id() {
        return headers.getOrDefault("ce_id", "none");
    }

    public long sequence() {
        return Long.parseLong(headers.getOrDefault("ce_sequence", "-1"));
    }

    /** Every record of the topic up to its end, in the order of its partition. */
    public static List<Published> readAll(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(MirrorRig.TOPIC)
                    .stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<Published>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(r -> {
                    var headers = new LinkedHashMap<String, String>();
                    r.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
                    records.add(new Published(r.key(), headers, r.value()));
                });
            }
            return records;
        }
    }

    /** By journey: sequences in the order a reader sees them that drops an id it has seen. */
    public static Map<String, List<Long>> sequences(List<Published> records) {
        var seen = new HashSet<String>();
        return records.stream()
                .filter(r -> seen.add(r.id()))
                .collect(groupingBy(Published::key, mapping(Published::sequence, toList())));
    }
}
