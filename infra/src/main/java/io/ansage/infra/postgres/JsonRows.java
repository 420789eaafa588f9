package io.ansage.infra.postgres;

import io.ansage.infra.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one JSON array, for PostgreSQL's {@code json_to_recordset}: one parameter and one statement, however many
 * rows, and instants that mean the same in whatever time zone the session is.
 */
final class JsonRows {

    private static final JsonMapper MAPPER = DomainJson.configure(JsonMapper.builder())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** PostgreSQL has no character 0 in texts; an escaped backslash before "u0000" is no such character. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private JsonRows() {}

    /** The rows, each a record whose components are named like the columns in camel case. */
    static String of(Collection<? extends Record> rows) {
        return withoutNul(MAPPER.writeValueAsString(rows));
    }

    /** A value as stored in a jsonb column. */
    static String json(Object value) {
        return withoutNul(DomainJson.mapper().writeValueAsString(value));
    }

    /** The same in UTF-8; without a text in between where nothing is escaped. */
    static byte[] bytes(Object value) {
        var json = DomainJson.mapper().writeValueAsBytes(value);
        return hasEscapes(json)
                ? withoutNul(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : json;
    }

    private static boolean hasEscapes(byte[] json) {
        for (byte b : json) {
            if (b == '\\') {
                return true;
            }
        }
        return false;
    }

    static String withoutNul(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    }
}
