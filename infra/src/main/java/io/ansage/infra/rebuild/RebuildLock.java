package io.ansage.infra.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Keeps other nodes from rebuilding the same projection; held by a connection, so that a killed node lets go of it. */
final class RebuildLock {

    private final DataSource dataSource;

    RebuildLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes the lock of a projection.
     *
     * @throws IllegalStateException if another node has it
     */
    Held take(String projection) {
        try {
            var connection = dataSource.getConnection();
            try {
                if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", projection)) {
                    throw new IllegalStateException("projection " + projection + " is being rebuilt by another node");
                }
                return new Held(connection, projection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not lock projection " + projection, e);
        }
    }

    private static boolean ask(Connection connection, String sql, String projection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "rebuild of " + projection);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The lock, until closed. */
    record Held(Connection connection, String projection) implements AutoCloseable {

        @Override
        public void close() {
            try (connection) {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", projection);
            } catch (SQLException e) {
                throw new IllegalStateException("could not unlock projection " + projection, e);
            }
        }

        @Override
        public String toString() {
            return "locked for other nodes";
        }
    }
}
