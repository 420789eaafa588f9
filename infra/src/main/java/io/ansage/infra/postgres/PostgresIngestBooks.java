package io.ansage.infra.postgres;

import io.ansage.command.ingest.IngestBooks;
import io.ansage.command.ingest.OvertakenBatch;
import io.ansage.command.ingest.Tally;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books in PostgreSQL. Counts rise in the same transaction in which the offsets move. */
public final class PostgresIngestBooks implements IngestBooks {

    private static final Comparator<Tally.Line> SAME_ORDER_FOR_ALL = Comparator.comparingInt(Tally.Line::partition)
            .thenComparing(Tally.Line::outcome)
            .thenComparing(Tally.Line::reason);

    private final JdbcTemplate jdbc;
    private final QuarantineMonths months;
    private final String topic;

    public PostgresIngestBooks(DataSource database, QuarantineMonths months, String topic) {
        this.jdbc = new JdbcTemplate(database);
        this.months = months;
        this.topic = topic;
    }

    @Override
    public void book(Tally tally) {
        months.ensure(tally.setAside());
        move(tally);
        // Rows are locked in one order by everybody, so that two batches cannot wait for each other in a circle.
        var counts = tally.counts().entrySet().stream().sorted(Map.Entry.comparingByKey(SAME_ORDER_FOR_ALL)).toList();
        jdbc.batchUpdate("""
                insert into ingest_count as c (partition, outcome, reason, total) values (?, ?, ?, ?)
                on conflict (partition, outcome, reason) do update set total = c.total + excluded.total
                """, counts, 100, (row, count) -> {
            row.setInt(1, count.getKey().partition());
            row.setString(2, count.getKey().outcome().name());
            row.setString(3, count.getKey().reason());
            row.setLong(4, count.getValue());
        });
        if (tally.setAside().isEmpty()) {
            return;
        }
        // A message that is delivered again is counted again, but shown once.
        jdbc.batchUpdate("""
                insert into quarantine (known_at, source, source_kind, message_id, journey_id, reason, detail, raw,
                                        is_observation)
                select * from (values (?::timestamptz, ?, ?, ?, ?::text, ?, ?, ?, ?::boolean))
                    as news (known_at, source, source_kind, message_id, journey_id, reason, detail, raw, is_observation)
                where not exists (select from quarantine q where q.message_id = news.message_id
                    and q.source = news.source and q.reason = news.reason and q.journey_id is not distinct from
                    news.journey_id and q.resubmitted_at is null)
                """, tally.setAside(), 100, (row, entry) -> {
            row.setObject(1, entry.knownAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            row.setString(2, entry.source().id());
            row.setString(3, entry.source().kind().name());
            row.setString(4, storable(entry.messageId()));
            row.setString(5, entry.journeyId() == null ? null : entry.journeyId().toString());
            row.setString(6, entry.reason().name());
            row.setString(7, storable(entry.detail()));
            row.setString(8, storable(entry.raw()));
            row.setBoolean(9, entry.isObservation());
        });
    }

    /** All partitions in one go, in the order of their numbers. */
    private void move(Tally tally) {
        var first = tally.first();
        var next = List.copyOf(tally.next().entrySet());
        int[][] moved = jdbc.batchUpdate(
                "update ingest_offset set next_offset = ? where topic = ? and partition = ? and next_offset <= ?",
                next, 1_000, (row, entry) -> {
                    row.setLong(1, entry.getValue());
                    row.setString(2, topic);
                    row.setInt(3, entry.getKey());
                    row.setLong(4, first.getOrDefault(entry.getKey(), entry.getValue()));
                });
        for (int i = 0; i < next.size(); i++) {
            if (moved[i / 1_000][i % 1_000] == 0) {
                var partition = next.get(i).getKey();
                throw new OvertakenBatch(partition, first.getOrDefault(partition, 0L));
            }
        }
    }

    /** PostgreSQL's text holds every character but this one. */
    private static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }
}
