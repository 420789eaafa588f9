package io.ansage.infra.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** Instants in and out of timestamptz columns, whatever time zone the session is in. */
final class Instants {

    private Instants() {}

    static SqlParameterValue timestamp(@Nullable Instant instant) {
        return new SqlParameterValue(java.sql.Types.TIMESTAMP_WITH_TIMEZONE,
                instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
