package io.ansage.infra.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows in PostgreSQL's binary form of COPY: encoded once, before the table is touched, and taken by the server without
 * parsing. Grows as needed; not thread safe. Each row is begun, then given all its columns in order.
 */
final class CopyRows {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0,
            0, 0, 0};
    /** The server begins with what it has in whole pieces. */
    private static final int AT_ONCE = 1 << 16;
    private static final byte[] NULL = {-1, -1, -1, -1};
    private static final long EPOCH_SECONDS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();

    private final short columns;
    private ByteBuffer bytes;
    private int rows;
    /** Positions of the numbers that are given later. */
    private int[] numbers = new int[0];
    private int numbered;

    /** For rows of so many columns. */
    CopyRows(int columns, int expectedBytes) {
        this.columns = (short) columns;
        this.bytes = ByteBuffer.allocate(HEADER.length + Math.max(256, expectedBytes)).put(HEADER);
    }

    int size() {
        return rows;
    }

    CopyRows row() {
        room(2).putShort(columns);
        rows++;
        return this;
    }

    /** A {@code text} or {@code varchar}, {@link #clean}. */
    CopyRows text(@Nullable String value) {
        return value == null ? absent() : bytes(clean(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Without the character 0, which PostgreSQL has not in texts. */
    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** A {@code bytea}. */
    CopyRows bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** A {@code json}, given as JSON in UTF-8. */
    CopyRows json(byte[] json) {
        return bytes(json);
    }

    /** A {@code uuid}. */
    CopyRows uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    /** A {@code bigint} that {@link #numberFrom} gives, later. */
    CopyRows number() {
        if (numbered == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(16, 2 * numbered));
        }
        bigint(0);
        numbers[numbered++] = bytes.position() - Long.BYTES;
        return this;
    }

    /** Numbers the rows in their order. */
    void numberFrom(long first) {
        for (int i = 0; i < numbered; i++) {
            bytes.putLong(numbers[i], first + i);
        }
    }

    /** A {@code bigint}. */
    CopyRows bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** An {@code integer}. */
    CopyRows integer(@Nullable Integer value) {
        if (value == null) {
            return absent();
        }
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyRows bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code timestamptz}, which knows microseconds; what is finer is rounded to the nearest. */
    CopyRows timestamp(@Nullable Instant value) {
        return value == null
                ? absent()
                : bigint((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + (value.getNano() + 500) / 1_000);
    }

    CopyRows date(LocalDate value) {
        room(8).putInt(4).putInt(Math.toIntExact(value.toEpochDay() - EPOCH_DAYS));
        return this;
    }

    private CopyRows absent() {
        room(NULL.length).put(NULL);
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + more)).put(bytes.flip());
        }
        return bytes;
    }

    /**
     * Adds the rows to a table, in the transaction of the connection.
     *
     * @param table its name and, in parentheses, the columns
     */
    void copyTo(Connection connection, String table) throws SQLException {
        var copy = connection.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)");
        try {
            for (int from = 0; from < bytes.position(); from += AT_ONCE) {
                copy.writeToCopy(bytes.array(), from, Math.min(AT_ONCE, bytes.position() - from));
            }
            copy.writeToCopy(new byte[]{-1, -1}, 0, 2);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
