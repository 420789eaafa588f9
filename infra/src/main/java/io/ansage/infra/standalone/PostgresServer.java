package io.ansage.infra.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A real PostgreSQL on a folder of its own, reachable from this machine only, that keeps what it has confirmed. */
public final class PostgresServer implements AutoCloseable {

    /** Owner of the database; the application connects as this role, not as superuser. */
    public static final String USER = "ansage";

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "ansage";

    private final DataFolder folder;
    private final Path programs;
    private final PostgresControl control;
    private final Path log;
    private final int port;
    private final String password;

    PostgresServer(DataFolder folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.log = folder.log().resolve("postgres.log");
        this.control = new PostgresControl(PostgresPrograms.home(programs), folder.postgres(), log);
        this.port = port;
        this.password = password();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    /** Made for this folder once: on a shared machine, loopback alone keeps no other user out. */
    public String password() {
        Path file = folder.file("postgres.password");
        try {
            if (!Files.exists(file)) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartupProblem("The password file " + file + " cannot be used: " + e.getMessage() + ".",
                    "Start over with ./run --fresh.", e);
        }
    }

    /** Starts on what is there, or creates it. A server that outlived an earlier run is stopped first. */
    public PostgresServer start() {
        control.stop();
        PostgresPrograms.unpackInto(programs);
        folder.removeIncomplete(folder.postgres());
        FolderFiles.delete(log);
        if (folder.isComplete(folder.postgres())) {
            checkFiles();
            control.forgetDeadServer();
        } else {
            control.initialise(SUPERUSER, folder.file("postgres.password"));
        }
        control.start(port, PostgresSettings.here());
        createDatabase();
        folder.markComplete(folder.postgres());
        return this;
    }

    /** For fault tests: the server is gone without a goodbye; {@link #start()} brings it back. */
    public void kill() {
        control.kill();
    }

    @Override
    public void close() {
        control.stop();
    }

    private void checkFiles() {
        Path cluster = folder.postgres();
        String expected = PostgresPrograms.RELEASE.substring(0, PostgresPrograms.RELEASE.indexOf('.'));
        String found = "none";
        try {
            if (Files.exists(cluster.resolve("PG_VERSION"))) {
                found = Files.readString(cluster.resolve("PG_VERSION")).strip();
            }
        } catch (IOException e) {
            found = "unreadable";
        }
        if (!found.equals(expected) || !Files.exists(cluster.resolve("global/pg_control"))) {
            throw new StartupProblem("The PostgreSQL data in " + cluster + " is damaged (version " + expected
                    + " expected, " + found + " found" + (found.equals(expected) ? ", but no pg_control" : "") + ").",
                    "Put a backup back, or start over with ./run --fresh.");
        }
    }

    private void createDatabase() {
        String admin = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(admin, SUPERUSER, password);
                Statement sql = connection.createStatement()) {
            if (isMissing(sql, "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'")) {
                sql.execute("CREATE ROLE " + USER + " LOGIN CREATEDB PASSWORD '" + password + "'");
            }
            if (isMissing(sql, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
            }
        } catch (SQLException e) {
            throw new StartupProblem("PostgreSQL in " + folder.postgres() + " refused us: " + e.getMessage() + ".",
                    "See " + log + "; if the data is damaged, start over with ./run --fresh.", e);
        }
    }

    private static boolean isMissing(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return !rows.next();
        }
    }
}
