package io.ansage.infra.postgres;

import io.ansage.web.http.Digests;
import io.ansage.web.support.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit in PostgreSQL: one row after the other, each chained to the one before by its digest. */
public final class PostgresAuditLog implements AuditLog {

    private static final String GENESIS = "0";
    private static final long LOCK = 0x617564697400L;
    private static final int BLOCK = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PostgresAuditLog(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void record(String who, String action, String subject, @Nullable String reason, Instant at) {
        // What the column keeps, so that the digest can be computed again from it.
        var stored = at.truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(_ -> {
            // One at a time: the next row needs the digest of this one.
            jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
            var last = jdbc.sql("select number, hash from audit_entry order by number desc limit 1")
                    .query((row, _) -> new Link(row.getLong(1), row.getString(2)))
                    .optional()
                    .orElse(new Link(0, GENESIS));
            var number = last.number() + 1;
            jdbc.sql("""
                    insert into audit_entry (number, at, who, action, subject, reason, hash)
                    values (:number, :at, :who, :action, :subject, :reason, :hash)
                    """)
                    .param("number", number)
                    .param("at", stored.atOffset(ZoneOffset.UTC))
                    .param("who", who)
                    .param("action", action)
                    .param("subject", subject)
                    .param("reason", reason)
                    .param("hash", hash(last.hash(), new Entry(number, stored, who, action, subject, reason, "")))
                    .update();
        });
    }

    @Override
    public List<Entry> list(@Nullable Long before, int limit) {
        return jdbc.sql("select * from audit_entry where number < :before order by number desc limit :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    public Optional<Long> findBreak() {
        var last = new Link(0, GENESIS);
        List<Entry> block;
        do {
            block = jdbc.sql("select * from audit_entry where number > :after order by number limit :limit")
                    .param("after", last.number())
                    .param("limit", BLOCK)
                    .query((row, _) -> entry(row))
                    .list();
            for (var entry : block) {
                if (entry.number() != last.number() + 1 || !entry.hash().equals(hash(last.hash(), entry))) {
                    return Optional.of(entry.number());
                }
                last = new Link(entry.number(), entry.hash());
            }
        } while (block.size() == BLOCK);
        return Optional.empty();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong("number"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"), row.getString("action"), row.getString("subject"), row.getString("reason"),
                row.getString("hash"));
    }

    /** Every part with its length before it, so that no two rows have the same text. */
    private static String hash(String before, Entry e) {
        var text = new StringBuilder();
        for (var part : new String[]{before, Long.toString(e.number()), e.at().toString(), e.who(), e.action(),
                e.subject(), e.reason()}) {
            text.append(part == null ? "-" : part.length() + ":" + part).append('\n');
        }
        return Digests.sha256(text.toString());
    }

    private record Link(long number, String hash) {}
}
