package io.ansage.infra.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Refuses a PostgreSQL that may lose what it has confirmed: an event told to a passenger must never disappear. */
public final class DatabaseDurability {

    private static final Map<String, Set<String>> REQUIRED = Map.of("fsync", Set.of("on"), "full_page_writes",
            Set.of("on"), "synchronous_commit", Set.of("on", "local", "remote_write", "remote_apply"));

    private final DataSource database;

    public DatabaseDurability(DataSource database) {
        this.database = database;
    }

    /**
     * Reads the settings back from the server, since what was asked for is not always what runs.
     *
     * @throws UnsafeDatabase if a power cut could take confirmed rows away
     */
    public void check() {
        List<String> unsafe = listUnsafeSettings();
        if (!unsafe.isEmpty()) {
            throw new UnsafeDatabase("This PostgreSQL may lose confirmed data: " + String.join(", ", unsafe)
                    + ". Set it to 'on' in postgresql.conf and reload the server.");
        }
    }

    private List<String> listUnsafeSettings() {
        List<String> unsafe = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement sql = connection.createStatement()) {
            for (var setting : REQUIRED.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
                try (ResultSet row = sql.executeQuery("SHOW " + setting.getKey())) {
                    String value = row.next() ? row.getString(1) : "unknown";
                    if (!setting.getValue().contains(value)) {
                        unsafe.add(setting.getKey() + " is '" + value + "'");
                    }
                }
            }
            return unsafe;
        } catch (SQLException e) {
            throw new UnsafeDatabase("The settings of PostgreSQL cannot be read: " + e.getMessage(), e);
        }
    }

    /** Says in one line which setting endangers confirmed data. */
    public static final class UnsafeDatabase extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        UnsafeDatabase(String message) {
            super(message);
        }

        UnsafeDatabase(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
