package io.ansage.infra.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Takes the turn to append, then inserts a batch with one statement, numbered in its own order. */
final class EventInsert {

    private static final String INSERT = """
            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
                payload_revision, payload, meta_data
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as batch (event_identifier, aggregate_identifier,
                sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data, place)
            order by place""";

    private final long patienceMillis;

    EventInsert(Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    void run(Connection connection, EventRows rows) throws SQLException {
        try (var turn = connection.prepareStatement("select take_append_turn(?)")) {
            turn.setInt(1, Math.toIntExact(patienceMillis));
            turn.execute();
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            var columns = new Array[]{connection.createArrayOf("text", rows.eventIdentifiers()),
                    connection.createArrayOf("text", rows.aggregateIdentifiers()),
                    connection.createArrayOf("bigint", rows.sequenceNumbers()),
                    connection.createArrayOf("text", rows.types()),
                    connection.createArrayOf("timestamptz", rows.timeStamps()),
                    connection.createArrayOf("text", rows.payloadTypes()),
                    connection.createArrayOf("text", rows.payloadRevisions()),
                    connection.createArrayOf("bytea", rows.payloads()),
                    connection.createArrayOf("bytea", rows.metaData())};
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, columns[i]);
            }
            statement.executeUpdate();
        }
    }
}
