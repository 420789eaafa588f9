package io.ansage.infra.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far a processor has come, on whatever node it runs, without claiming its tokens. */
public final class ProcessorTokens {

    private static final String SELECT = "select token, token_type from token_entry where processor_name = :name";

    private final JdbcClient jdbc;
    private final Serializer serializer;

    /** {@code serializer} is that of the token store. */
    public ProcessorTokens(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** Position up to which all segments of a processor have come; 0 if one has not begun. */
    public long position(String processor) {
        return lowest(jdbc.sql(SELECT).param("name", processor).query((rs, _) -> position(rs)).list());
    }

    /**
     * The same, and keeps the processor from committing any further until the transaction of the caller ends.
     *
     * @throws IllegalStateException if segments have come to different positions
     */
    public long lockedPosition(String processor) {
        var positions = jdbc.sql(SELECT + " for update").param("name", processor).query((rs, _) -> position(rs)).list();
        if (positions.stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "the segments of " + processor + " stand at different positions: " + positions);
        }
        return lowest(positions);
    }

    private static long lowest(List<Long> positions) {
        return positions.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private long position(ResultSet rs) throws SQLException {
        var bytes = rs.getBytes("token");
        if (bytes == null) {
            return 0;
        }
        TrackingToken token = serializer.deserialize(
                new SimpleSerializedObject<>(bytes, byte[].class, rs.getString("token_type"), null));
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }
}
