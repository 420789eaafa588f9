package io.ansage.infra.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;

/**
 * A batch of events, encoded as rows before anything is locked; then numbered in the batch's own order, written, and held
 * back until its turn to commit has come.
 *
 * <p>COPY, not INSERT: the server need not take arrays of texts apart, nor sort. Batches of 500, two at a time, reach 0.70
 * to 0.88 of the rate of one single COPY of the same rows; behind one another they reached 0.67 to 0.72, and arrays, with
 * instants written by a formatter, 0.42 (2 cores).
 */
final class EventCopy {

    private static final String TABLE = """
            domain_event_entry (global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)""";
    private static final int COLUMNS = 10;
    private static final int USUAL_BYTES = 700;

    private final CopyRows rows;

    private EventCopy(CopyRows rows) {
        this.rows = rows;
    }

    static EventCopy of(List<? extends EventMessage<?>> events, Serializer serializer) {
        var rows = new CopyRows(COLUMNS, events.size() * USUAL_BYTES);
        events.forEach(event -> add(rows, event, serializer));
        return new EventCopy(rows);
    }

    private static void add(CopyRows rows, EventMessage<?> event, Serializer serializer) {
        rows.row().number().uuid(UUID.fromString(event.getIdentifier()));
        if (event instanceof DomainEventMessage<?> domainEvent) {
            rows.text(domainEvent.getAggregateIdentifier())
                    .bigint(domainEvent.getSequenceNumber())
                    .text(domainEvent.getType());
        } else {
            rows.text(event.getIdentifier()).bigint(0).text(null);
        }
        var payload = event.serializePayload(serializer, byte[].class);
        rows.timestamp(event.getTimestamp())
                .text(payload.getType().getName())
                .text(payload.getType().getRevision())
                .bytes(payload.getData())
                .bytes(event.serializeMetaData(serializer, byte[].class).getData());
    }

    /** Adds the events in the transaction of the connection; {@code patience} is for those before them. */
    void run(Connection connection, Duration patience) throws SQLException {
        int millis = Math.toIntExact(patience.toMillis());
        long before = takeNumbers(connection, millis);
        rows.numberFrom(before + 1);
        rows.copyTo(connection, TABLE);
        awaitTurn(connection, before, millis);
    }

    /** As many as there are events; answers the last number taken before them. */
    private long takeNumbers(Connection connection, int millis) throws SQLException {
        try (var numbers = connection.prepareStatement("select take_event_numbers(?, ?)")) {
            numbers.setInt(1, rows.size());
            numbers.setInt(2, millis);
            try (var row = numbers.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void awaitTurn(Connection connection, long before, int millis) throws SQLException {
        try (var turn = connection.prepareStatement("select await_append_turn(?, ?)")) {
            turn.setLong(1, before);
            turn.setInt(2, millis);
            turn.execute();
        }
    }
}
