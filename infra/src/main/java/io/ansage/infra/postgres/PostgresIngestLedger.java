package io.ansage.infra.postgres;

import io.ansage.command.api.IngestLedger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the books. Counts and offsets come from one statement, so they are of one moment. */
public final class PostgresIngestLedger implements IngestLedger {

    private final JdbcTemplate jdbc;
    private final String topic;
    private final LongSupplier endOfTopic;

    /** {@code endOfTopic} sums the end offsets of all partitions. */
    public PostgresIngestLedger(DataSource database, String topic, LongSupplier endOfTopic) {
        this.jdbc = new JdbcTemplate(database);
        this.topic = topic;
        this.endOfTopic = endOfTopic;
    }

    @Override
    public Balance balance() {
        var sums = new long[3];
        Map<String, Long> suppressed = new TreeMap<>();
        Map<String, Long> quarantined = new TreeMap<>();
        jdbc.query("""
                select outcome, reason, sum(total), coalesce(sum(total) filter (where partition < 0), 0)
                  from ingest_count group by outcome, reason
                union all
                select 'NEXT', '', coalesce(sum(next_offset), 0), 0 from ingest_offset where topic = ?
                """, row -> {
            long total = row.getLong(3);
            switch (row.getString(1)) {
                case "NEXT" -> sums[0] = total;
                case "APPLIED" -> sums[1] = total;
                case "SUPPRESSED" -> suppressed.put(row.getString(2), total);
                default -> quarantined.put(row.getString(2), total);
            }
            sums[2] += row.getLong(4);
        }, topic);
        // Read after the books: what comes in between is in flight, never less than nothing.
        long end = endOfTopic.getAsLong();
        return new Balance(end + sums[2], sums[1], suppressed, quarantined, end - sums[0]);
    }
}
