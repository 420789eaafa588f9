package io.ansage.infra.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What Kafka finds in its folder: its settings, written anew at each start, and its log. */
final class KafkaLogFolder {

    private final Path folder;

    KafkaLogFolder(Path folder) {
        this.folder = folder;
    }

    /** A log without its identity would be formatted again and so be lost without a word. */
    void check() {
        Path meta = log().resolve("meta.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(meta, e);
        }
        if (!properties.containsKey("cluster.id") || !"1".equals(properties.getProperty("node.id"))) {
            throw damaged(meta, null);
        }
    }

    Path writeSettings(FolderPorts ports) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners",
                "PLAINTEXT://127.0.0.1:" + ports.kafka() + ",CONTROLLER://127.0.0.1:" + ports.controller());
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.kafka());
        settings.setProperty("log.dirs", log().toString());
        // A misspelt topic name must fail and not come into being.
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        Path file = folder.resolve("server.properties");
        try {
            Files.createDirectories(log());
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "Written at every start");
            }
            return file;
        } catch (IOException e) {
            throw new StartupProblem("Kafka's settings cannot be written to " + file + ": " + e.getMessage() + ".",
                    "See that the folder can be written to.", e);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static StartupProblem damaged(Path meta, @Nullable Throwable cause) {
        return new StartupProblem("The Kafka data is damaged: " + meta + " is missing or unreadable.",
                "Put a backup back, or start over with ./run --fresh.", cause);
    }
}
