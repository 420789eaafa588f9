package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.message.Span;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import io.ansage.domain.silence.SilenceMatcher;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Silences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps silences, and has the planner look again at what they concern. */
public final class PostgresSilences implements Silences {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PostgresSilences(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void begin(Silence silence, Instant now) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into silence (silence_id, author, comment, matchers, include_urgent, starts_at, ends_at,
                        created_at)
                    values (:id, :author, :comment, :matchers::jsonb, :urgent, :from, :until, :now)
                    """)
                    .param("id", silence.id().value())
                    .param("author", silence.author())
                    .param("comment", silence.comment())
                    .param("matchers", JsonRows.json(silence.matchers()))
                    .param("urgent", silence.includeUrgent())
                    .param("from", timestamp(silence.span().from()))
                    .param("until", timestamp(silence.span().until()))
                    .param("now", timestamp(now))
                    .update();
            // What is planned and nobody has seen is decided anew.
            wake("closed_at is null and status = 'planned' and not outcome_unknown", now);
        });
    }

    @Override
    public boolean end(SilenceId id, String who, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            int ended = jdbc.sql("""
                    update silence set ended_at = :now, ended_by = :who
                    where silence_id = :id and ended_at is null and ends_at > :now
                    """).param("id", id.value()).param("who", who).param("now", timestamp(now)).update();
            if (ended > 0) {
                wake("closed_at is null and status = 'held' and reason = 'SILENCED'", now);
            }
            return ended > 0;
        }));
    }

    @Override
    public Optional<Entry> find(SilenceId id) {
        return jdbc.sql("select * from silence where silence_id = :id")
                .param("id", id.value())
                .query((rs, _) -> entry(rs))
                .optional();
    }

    @Override
    public List<Entry> list(@Nullable Long before, int limit) {
        return jdbc.sql("select * from silence where number < :before order by number desc limit :limit")
                .param("before", before == null ? Long.valueOf(Long.MAX_VALUE) : before)
                .param("limit", limit)
                .query((rs, _) -> entry(rs))
                .list();
    }

    private void wake(String which, Instant now) {
        jdbc.sql("""
                insert into settling_opening (journey_id, due_at)
                select distinct journey_id, :now::timestamptz from notice where %s and journey_id is not null
                """.formatted(which)).param("now", timestamp(now)).update();
    }

    private static Entry entry(ResultSet rs) throws SQLException {
        return new Entry(rs.getLong("number"), silence(rs), Objects.requireNonNull(instant(rs, "created_at")));
    }

    static Silence silence(ResultSet rs) throws SQLException {
        return new Silence(new SilenceId(rs.getString("silence_id")), rs.getString("author"), rs.getString("comment"),
                List.of(DomainJson.mapper().readValue(rs.getString("matchers"), SilenceMatcher[].class)),
                rs.getBoolean("include_urgent"),
                new Span(Objects.requireNonNull(instant(rs, "starts_at")),
                        Objects.requireNonNull(instant(rs, "ends_at"))),
                instant(rs, "ended_at"), rs.getString("ended_by"));
    }
}
