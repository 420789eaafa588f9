package io.ansage.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows of the event table in the binary form of COPY, made beforehand: sending them is all that is left. Without
 * {@code global_index}, which the table numbers by itself.
 */
final class EventColumns {

    static final String NAMES = "event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,"
            + " payload_revision, payload, meta_data";

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0,
            0, 0, 0};
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final short COLUMNS = 9;

    private ByteBuffer rows = ByteBuffer.allocate(1 << 20).put(HEADER);
    private long count;

    void add(DomainEventMessage<?> event, Serializer serializer) {
        var payload = event.serializePayload(serializer, byte[].class);
        add(event, payload.getType(), payload.getData(), serializer);
    }

    /** An event whose payload is another than its own. */
    void add(DomainEventMessage<?> event, SerializedType type, byte[] payload, Serializer serializer) {
        begin();
        uuid(UUID.fromString(event.getIdentifier()));
        text(event.getAggregateIdentifier());
        number(event.getSequenceNumber());
        text(event.getType());
        number(Duration.between(POSTGRES_EPOCH, event.getTimestamp()).toNanos() / 1_000);
        text(type.getName());
        text(type.getRevision());
        bytes(payload);
        bytes(event.serializeMetaData(serializer, byte[].class).getData());
    }

    private void begin() {
        room(2).putShort(COLUMNS);
        count++;
    }

    private void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private void uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    private void number(long value) {
        room(12).putInt(8).putLong(value);
    }

    private void bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int more) {
        if (rows.remaining() < more) {
            rows = ByteBuffer.allocate(Math.max(rows.capacity() * 2, rows.position() + more)).put(rows.flip());
        }
        return rows;
    }

    long count() {
        return count;
    }

    long bytes() {
        return rows.position();
    }

    /** Sends all rows to a table, in one transaction. */
    long copyTo(DataSource database, String table) {
        try (var connection = database.getConnection()) {
            try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class),
                    "copy " + table + " (" + NAMES + ") from stdin (format binary)", 1 << 16)) {
                out.write(rows.array(), 0, rows.position());
                out.write(new byte[]{-1, -1});
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("copy to " + table, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
