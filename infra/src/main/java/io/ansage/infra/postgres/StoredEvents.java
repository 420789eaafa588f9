package io.ansage.infra.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads rows of the event table in great number, as they are stored: COPY in binary form, without a statement's protocol
 * and texts for each value. Thread safe; takes part in the transaction of its caller.
 */
public final class StoredEvents {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final long EPOCH_SECONDS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int MICROS_PER_MILLI = 1_000;
    private static final String PAYLOAD = "global_index, sequence_number, time_stamp, payload_type, payload_revision, payload";
    private static final String WHOLE = PAYLOAD + ", type, aggregate_identifier, event_identifier, meta_data";
    private static final String SELECT = """
            copy (select %s from domain_event_entry where global_index > %d and global_index <= %d order by global_index limit %d)
            to stdout (format binary)""";

    private final JdbcTemplate jdbc;

    /** A row; times are machine time. */
    public record Stored(long position, long sequence, Instant recordedAt, String payloadType,
            @Nullable String revision, byte[] payload, @Nullable String aggregateType, String aggregate,
            UUID identifier, byte[] metaData) {}

    /** What of a row is needed to open its payload; the time is machine time. */
    public record StoredPayload(long position, long sequence, Instant recordedAt, String payloadType,
            @Nullable String revision, byte[] payload) {}

    public StoredEvents(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** The events after a position in the order of the store, at most {@code limit}, none beyond {@code upTo}. */
    public List<Stored> list(long after, long upTo, int limit) {
        return read(WHOLE, after, upTo, limit, StoredEvents::whole);
    }

    /** The same, and less of each: two thirds of the bytes. */
    public List<StoredPayload> listPayloads(long after, long upTo, int limit) {
        return read(PAYLOAD, after, upTo, limit, StoredEvents::payload);
    }

    private <T> List<T> read(String columns, long after, long upTo, int limit, Function<ByteBuffer, T> row) {
        return jdbc.execute((Connection connection) -> read(connection,
                SELECT.formatted(columns, after, upTo, limit), limit, row));
    }

    private static <T> List<T> read(Connection connection, String sql, int limit, Function<ByteBuffer, T> row)
            throws SQLException {
        var rows = new ArrayList<T>(Math.min(limit, 10_000));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            for (var bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
                add(rows, ByteBuffer.wrap(bytes), row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return rows;
    }

    /** What the server sends at once: a row, the first behind the header, or the end. */
    private static <T> void add(List<T> rows, ByteBuffer in, Function<ByteBuffer, T> row) {
        if (begins(in)) {
            in.position(SIGNATURE.length + FLAGS_AND_EXTENSION);
        }
        while (in.remaining() > 2 && in.getShort() > 0) {
            rows.add(row.apply(in));
        }
    }

    private static Stored whole(ByteBuffer in) {
        return new Stored(number(in), number(in), time(in), word(in), text(in), bytes(in), text(in), word(in),
                identifier(in), bytes(in));
    }

    private static StoredPayload payload(ByteBuffer in) {
        return new StoredPayload(number(in), number(in), time(in), word(in), text(in), bytes(in));
    }

    private static boolean begins(ByteBuffer in) {
        return in.remaining() > SIGNATURE.length
                && Arrays.equals(in.array(), 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private static long number(ByteBuffer in) {
        in.getInt();
        return in.getLong();
    }

    /** In milliseconds, like Axon's messages, which the live projections see: rows built anew must not differ from theirs. */
    private static Instant time(ByteBuffer in) {
        long micros = number(in);
        return Instant.ofEpochSecond(EPOCH_SECONDS).plusMillis(Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    private static UUID identifier(ByteBuffer in) {
        in.getInt();
        return new UUID(in.getLong(), in.getLong());
    }

    private static String word(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.getInt(in.position());
        if (length < 0) {
            in.getInt();
            return null;
        }
        return word(in);
    }

    private static byte[] bytes(ByteBuffer in) {
        var value = new byte[in.getInt()];
        in.get(value);
        return value;
    }
}
