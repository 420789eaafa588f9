package io.ansage.bench.nation;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into a table through COPY, in the text form of PostgreSQL. */
final class CopyIn {

    private final String sql;
    private final StringBuilder rows = new StringBuilder();

    CopyIn(String tableAndColumns) {
        this.sql = "copy " + tableAndColumns + " from stdin";
    }

    /** Bytes become bytea, a missing value becomes null, all else is written as its text. */
    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(text(values[i]));
        }
        rows.append('\n');
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof byte[] bytes) {
            return "\\\\x" + HexFormat.of().formatHex(bytes);
        }
        return value.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    void flush(PGConnection connection) throws SQLException, IOException {
        if (!rows.isEmpty()) {
            connection.getCopyAPI().copyIn(sql, new StringReader(rows.toString()));
            rows.setLength(0);
        }
    }
}
