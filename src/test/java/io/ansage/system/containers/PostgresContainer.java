package io.ansage.system.containers;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL from an image, as durable as the product demands; a new database per call. */
final class PostgresContainer implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PostgreSQLContainer server;

    private PostgresContainer(PostgreSQLContainer server) {
        this.server = server;
    }

    static PostgresContainer start() {
        // Testcontainers itself would say fsync=off.
        var server = asTestcontainersStartsIt().withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200",
                "-c", "timezone=Pacific/Chatham");
        server.start();
        return new PostgresContainer(server);
    }

    static PostgreSQLContainer asTestcontainersStartsIt() {
        return new PostgreSQLContainer(Images.postgres());
    }

    PostgreSQLContainer server() {
        return server;
    }

    String user() {
        return server.getUsername();
    }

    String password() {
        return server.getPassword();
    }

    /** Address of a new, empty database. */
    String createDatabase() {
        var name = "test_" + NUMBER.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.getJdbcUrl(), user(), password());
                var sql = connection.createStatement()) {
            sql.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(name, e);
        }
        return "jdbc:postgresql://" + server.getHost() + ":" + server.getMappedPort(5432) + "/" + name;
    }

    /** Connections to a new database with every migration applied. */
    HikariDataSource createMigrated() {
        var database = new HikariDataSource();
        database.setJdbcUrl(createDatabase());
        database.setUsername(user());
        database.setPassword(password());
        database.setMaximumPoolSize(16);
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    @Override
    public void close() {
        server.stop();
    }
}
