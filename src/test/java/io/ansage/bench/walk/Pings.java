package io.ansage.bench.walk;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/** The limit of a passage: one record through Kafka, one row committed by PostgreSQL, nothing decided. */
final class Pings implements AutoCloseable {

    private final String topic;
    private final HikariDataSource database;
    private final KafkaProducer<Long, Long> producer;
    private final ConcurrentLinkedQueue<Double> seconds = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean stopped;

    Pings(String bootstrapServers, HikariDataSource database) throws SQLException {
        this.topic = database.getPoolName() + ".pings";
        this.database = database;
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create table ping (at bigint)");
        }
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0), new LongSerializer(),
                new LongSerializer());
        this.reader = Thread.ofPlatform().daemon().name("pings").start(() -> read(bootstrapServers));
    }

    void send() {
        producer.send(new ProducerRecord<>(topic, 1L, System.nanoTime()));
    }

    private void read(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new LongDeserializer(), new LongDeserializer());
                var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into ping values (?)")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            while (!stopped) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    insert.setLong(1, record.value());
                    insert.executeUpdate();
                    seconds.add((System.nanoTime() - record.value()) / 1e9);
                }
            }
        } catch (SQLException e) {
            e.printStackTrace(System.err);
        }
    }

    /** Since the last call, sorted. */
    double[] times() {
        var all = seconds.stream().mapToDouble(Double::doubleValue).toArray();
        seconds.clear();
        Arrays.sort(all);
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        reader.join(2_000);
        producer.close();
    }
}
