package io.ansage.infra.postgres;

import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far processors have come and who holds their segments, over all nodes, read from the table of tokens. */
public final class TokenTable {

    /** Position in a token, of a processor that just began too; in a column {@code token} of type jsonb. */
    static final String POSITION = """
            coalesce((token #>> '{currentToken,index}')::bigint, (token ->> 'index')::bigint, 0)""";

    private final JdbcClient jdbc;

    public TokenTable(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** The lowest position of all segments; 0 before the first event. */
    public long position(String processor) {
        return jdbc.sql("""
                select coalesce(min(%s), 0)
                from (select convert_from(token, 'UTF8')::jsonb as token from token_entry
                    where processor_name = :processor) tokens""".formatted(POSITION))
                .param("processor", processor)
                .query(Long.class)
                .single();
    }

    /** The number of the newest event; 0 before the first. */
    public long head() {
        return jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry").query(Long.class).single();
    }

    /** Whether a segment has no owner, or one that has not been heard of since. */
    public boolean hasUnclaimedSegments(String processor, Instant since) {
        return jdbc.sql("""
                select exists (select from token_entry where processor_name = :processor
                    and (owner is null or time_stamp < :since))""")
                .param("processor", processor)
                .param("since", DateTimeUtils.formatInstant(since))
                .query(Boolean.class)
                .single();
    }
}
