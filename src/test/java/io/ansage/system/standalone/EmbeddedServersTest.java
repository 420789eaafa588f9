package io.ansage.system.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.postgres.DatabaseDurability;
import io.ansage.infra.standalone.EmbeddedServers;
import io.ansage.infra.standalone.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedServersTest {

    private static final TopicPartition PARTITION = new TopicPartition("journeys", 0);

    @TempDir Path parent;

    @Test
    void rowsAndRecords_surviveARestart() throws Exception {
        try (EmbeddedServers servers = start()) {
            execute(servers, "CREATE TABLE told (text varchar)", "INSERT INTO told VALUES ('10 minutes late')");
            publish(servers, "IC 602 is cancelled");
        }
        try (EmbeddedServers servers = start()) {
            assertThat(told(servers)).isEqualTo("10 minutes late");
            assertThat(read(servers)).containsExactly("IC 602 is cancelled");
        }
    }

    @Test
    void rowsAndRecords_surviveKilledServers() throws Exception {
        try (EmbeddedServers servers = start()) {
            execute(servers, "CREATE TABLE told (text varchar)", "INSERT INTO told VALUES ('on time again')");
            publish(servers, "IC 602 runs");

            servers.postgres().kill();
            servers.kafka().kill();
            servers.postgres().start();
            servers.kafka().start();

            assertThat(told(servers)).isEqualTo("on time again");
            assertThat(read(servers)).containsExactly("IC 602 runs");
        }
    }

    @Test
    void serverThatOutlivedItsRun_isStoppedByTheNext() throws Exception {
        try (EmbeddedServers servers = start()) {
            long before = processOf(servers);

            servers.postgres().start();

            assertThat(processOf(servers)).isNotEqualTo(before);
        }
    }

    @Test
    void server_keepsWhatItConfirms() throws Exception {
        try (EmbeddedServers servers = start()) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(servers.jdbcUrl());
            database.setUser(servers.user());
            database.setPassword(servers.password());

            assertThatCode(() -> new DatabaseDurability(database).check()).doesNotThrowAnyException();

            database.setOptions("-c synchronous_commit=off");
            assertThatThrownBy(() -> new DatabaseDurability(database).check())
                    .hasMessageContaining("synchronous_commit is 'off'");
        }
    }

    @Test
    void damagedData_isOneLineWithARemedy() throws Exception {
        start().close();
        Path version = parent.resolve("data/postgres/PG_VERSION");
        String good = Files.readString(version);

        Files.writeString(version, "9");
        assertThatThrownBy(this::start).isInstanceOf(StartupProblem.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("--fresh")
                .message()
                .doesNotContain("\n");

        Files.writeString(version, good);
        Files.delete(parent.resolve("data/kafka/log/meta.properties"));
        assertThatThrownBy(this::start).isInstanceOf(StartupProblem.class)
                .hasMessageContaining("meta.properties")
                .hasMessageContaining("--fresh")
                .message()
                .doesNotContain("\n");
    }

    private EmbeddedServers start() {
        return EmbeddedServers.start(parent.resolve("data"));
    }

    private long processOf(EmbeddedServers servers) throws IOException {
        assertThat(servers.jdbcUrl()).isNotBlank();
        return Long.parseLong(Files.readAllLines(parent.resolve("data/postgres/postmaster.pid")).getFirst().strip());
    }

    private static void execute(EmbeddedServers servers, String... statements) throws SQLException {
        try (Connection connection = connect(servers); var sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static String told(EmbeddedServers servers) throws SQLException {
        try (Connection connection = connect(servers);
                var sql = connection.createStatement();
                var row = sql.executeQuery("SELECT text FROM told")) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }

    private static Connection connect(EmbeddedServers servers) throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), servers.user(), servers.password());
    }

    private static void publish(EmbeddedServers servers, String text) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (Admin admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), "IC 602", text)).get();
        }
    }

    private static List<String> read(EmbeddedServers servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(30))
                    .records(PARTITION)
                    .stream()
                    .map(found -> found.value())
                    .toList();
        }
    }
}
