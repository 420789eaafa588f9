package io.ansage.infra;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh, migrated database for a test: one real PostgreSQL per JVM, one database per call. Close it to give its
 * connections back; the server goes with the JVM.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        this.dataSource = pool(name);
    }

    /** A new database with every migration applied, empty otherwise. */
    public static TestDatabase create() {
        var name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + " template " + Server.TEMPLATE);
        return new TestDatabase(name);
    }

    /** A new database as an earlier version left it: migrated up to this version only. */
    public static TestDatabase migratedTo(String version) {
        var name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name);
        var database = new TestDatabase(name);
        database.migrateTo(version);
        return database;
    }

    /** Applies the migrations up to this version; {@code latest} for all of them. */
    public void migrateTo(String version) {
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").target(version).load().migrate();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Joins the transaction of {@link #transactionManager()} where one is open. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public PlatformTransactionManager transactionManager() {
        return new DataSourceTransactionManager(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactionManager());
    }

    /** Address for code that opens its own connections; user and password are {@code postgres}. */
    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name) + "&password=postgres";
    }

    @Override
    public void close() {
        dataSource.close();
        execute("drop database if exists " + name + " with (force)");
    }

    private static HikariDataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setDataSource(Server.POSTGRES.getDatabase("postgres", database));
        pool.setPoolName(database);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(16);
        return pool;
    }

    private static void execute(String sql) {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first test that needs it. */
    private static final class Server {

        static final String TEMPLATE = "ansage_template";
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        // As durable as the product demands: its start-up check looks at this server too.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("timezone", "Pacific/Chatham")
                        .start();
                try (var connection = postgres.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("template database", e);
            }
        }
    }
}
