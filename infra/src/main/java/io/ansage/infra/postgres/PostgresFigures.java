package io.ansage.infra.postgres;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the figures that meters show, with one statement: it may be asked once a second. */
public final class PostgresFigures {

    private static final Map<String, Long> NONE = Map.of();

    private final JdbcClient jdbc;

    public PostgresFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public StoreFigures read() {
        var found = new HashMap<String, Map<String, Long>>();
        jdbc.sql("""
                select 'head' as what, '' as name, max(global_index) as n from domain_event_entry
                union all
                select 'position', processor_name, min(%s)
                    from (select processor_name, convert_from(token, 'UTF8')::jsonb as token from token_entry) tokens
                    group by processor_name
                union all
                select 'windows', '', count(distinct journey_id) from settling_known
                union all
                select 'due', '', (extract(epoch from min(due_at)) * 1000)::bigint from settling_known
                union all
                select 'naive', '', n from notice_counter where name = 'naive'
                union all
                select 'waiting', '', sum(n)::bigint from notice_count where status = 'planned'
                union all
                select 'told', class, sum(n)::bigint from notice_count where status <> 'held' group by class
                """.formatted(TokenTable.POSITION)).query(rs -> {
            long n = rs.getLong("n");
            if (!rs.wasNull()) {
                found.computeIfAbsent(rs.getString("what"), _ -> new HashMap<>()).put(rs.getString("name"), n);
            }
        });
        var due = found.getOrDefault("due", NONE).get("");
        return new StoreFigures(one(found, "head"), found.getOrDefault("position", NONE), one(found, "windows"),
                due == null ? null : Instant.ofEpochMilli(due), one(found, "naive"), one(found, "waiting"),
                found.getOrDefault("told", NONE));
    }

    private static long one(Map<String, Map<String, Long>> found, String what) {
        return found.getOrDefault(what, NONE).getOrDefault("", 0L);
    }
}
