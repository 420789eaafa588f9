package io.ansage.infra.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the ingest goes on in each partition: kept beside the events it made, not in Kafka. */
public final class IngestOffsets {

    private final JdbcTemplate jdbc;
    private final String topic;

    public IngestOffsets(DataSource database, String topic) {
        this.jdbc = new JdbcTemplate(database);
        this.topic = topic;
    }

    /** The next offset of each of these partitions; the very first, 0, where none was booked yet. */
    public Map<Integer, Long> next(Collection<Integer> partitions) {
        jdbc.batchUpdate(
                "insert into ingest_offset (topic, partition, next_offset) values (?, ?, 0) on conflict do nothing",
                partitions, 100, (row, partition) -> {
                    row.setString(1, topic);
                    row.setInt(2, partition);
                });
        var next = new HashMap<Integer, Long>();
        jdbc.query("select partition, next_offset from ingest_offset where topic = ?",
                row -> {
                    next.put(row.getInt(1), row.getLong(2));
                }, topic);
        next.keySet().retainAll(partitions);
        return next;
    }
}
