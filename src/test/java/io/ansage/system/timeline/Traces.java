package io.ansage.system.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in all that is kept: every column of every table, and every record of every topic. */
public final class Traces {

    private final Product product;

    public Traces(Product product) {
        this.product = product;
    }

    /** Where any of the words is found. */
    public List<String> find(List<String> words) {
        var found = new ArrayList<String>();
        var jdbc = product.part(JdbcClient.class);
        var tables = jdbc.sql("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        for (var table : tables) {
            for (var word : words) {
                // Bytes are shown as hexadecimal digits, text within them too.
                var bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
                var rows = jdbc.sql("select count(*) from " + table
                        + " t where strpos(t::text, :word) > 0 or strpos(t::text, :bytes) > 0")
                        .param("word", word)
                        .param("bytes", bytes)
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add(word + " in " + rows + " rows of " + table);
                }
            }
        }
        found.addAll(findInTopics(words));
        return found;
    }

    private List<String> findInTopics(List<String> words) {
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", product.servers().bootstrapServers()), new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.listTopics()
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .filter(p -> !p.topic().startsWith("__"))
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(r -> words.stream()
                                .filter(text(r)::contains)
                                .forEach(w -> found.add(w + " in topic " + r.topic())));
            }
        }
        return found;
    }

    private static String text(ConsumerRecord<String, String> record) {
        var text = new StringBuilder(record.key() + " " + record.value());
        record.headers().forEach(h -> text.append(' ').append(new String(h.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
