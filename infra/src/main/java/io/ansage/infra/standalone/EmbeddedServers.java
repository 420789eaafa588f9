package io.ansage.infra.standalone;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * PostgreSQL and Kafka, both real, on one data folder, for a run without installed servers and for tests. What they
 * have confirmed survives {@link #close()}, a killed process and a new {@link #start(Path)} on the same folder.
 */
public final class EmbeddedServers implements AutoCloseable {

    private final DataFolder folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final CompletableFuture<Void> postgresUp;
    private final CompletableFuture<Void> kafkaUp;

    private EmbeddedServers(DataFolder folder, Path programs) {
        this.folder = folder;
        stopLeftovers(folder, programs);
        // Only now is it known which of the remembered ports are taken by others.
        FolderPorts ports = FolderPorts.of(folder.file("ports.properties"));
        this.postgres = new PostgresServer(folder, programs, ports.postgres());
        this.kafka = new KafkaServer(folder, ports);
        this.postgresUp = CompletableFuture.runAsync(postgres::start, Thread::startVirtualThread);
        this.kafkaUp = CompletableFuture.runAsync(kafka::start, Thread::startVirtualThread);
    }

    /** For tests and tools; the unpacked PostgreSQL is shared by all folders below the same parent. */
    public static EmbeddedServers start(Path folder) {
        return start(DataFolder.open(folder), folder.resolveSibling("embedded-programs"));
    }

    /** Returns while both are still coming up; where they will listen is known. */
    static EmbeddedServers begin(DataFolder folder) {
        return begin(folder, folder.file("bin"));
    }

    /** Stops what an earlier run left behind and deletes what it kept. */
    static void clear(DataFolder folder) {
        stopLeftovers(folder, folder.file("bin"));
        folder.clear();
    }

    private static void stopLeftovers(DataFolder folder, Path programs) {
        new PostgresControl(PostgresPrograms.home(programs), folder.postgres(), folder.log().resolve("postgres.log"))
                .stop();
        KafkaServer.stopLeftover(folder);
    }

    private static EmbeddedServers start(DataFolder folder, Path programs) {
        EmbeddedServers servers = begin(folder, programs);
        try {
            servers.awaitPostgres();
            servers.awaitKafka();
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static EmbeddedServers begin(DataFolder folder, Path programs) {
        try {
            return new EmbeddedServers(folder, programs.toAbsolutePath());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Returns once PostgreSQL takes connections.
     *
     * @throws StartupProblem if it could not start
     */
    void awaitPostgres() {
        await(postgresUp);
    }

    /**
     * Returns once Kafka takes connections.
     *
     * @throws StartupProblem if it could not start
     */
    void awaitKafka() {
        await(kafkaUp);
    }

    private static void await(CompletableFuture<Void> up) {
        try {
            up.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() {
        // What is just coming up could not be stopped and would be left behind.
        postgresUp.handle((_, _) -> "decided").join();
        kafkaUp.handle((_, _) -> "decided").join();
        try {
            kafka.close();
        } finally {
            postgres.close();
            folder.close();
        }
    }
}
