package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.query.api.DeadLetters.DeadLetter;
import io.ansage.query.deadletter.DeadLetterSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices that a provider will never take as they are. Since when is in passenger time, like all of the ledger. */
public final class DeliveryDeadLetters implements DeadLetterSource {

    private static final String KIND = "delivery";
    private static final String PREFIX = KIND + "-";

    private final JdbcClient jdbc;

    public DeliveryDeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<DeadLetter> find(String id) {
        return sequence(id).flatMap(sequence -> jdbc.sql("""
                select sequence, journey_id, version, outcome, closed_at from notice
                where stage = 'failed' and sequence = :sequence
                """).param("sequence", sequence).query((rs, _) -> letter(rs)).optional());
    }

    @Override
    public List<DeadLetter> list(@Nullable DeadLetter before, int limit) {
        return jdbc.sql("""
                select sequence, journey_id, version, outcome, closed_at from notice
                where stage = 'failed' and (:since::timestamptz is null
                    or (closed_at, ('delivery-' || sequence) collate "C") < (:since::timestamptz, :id collate "C"))
                order by closed_at desc, ('delivery-' || sequence) collate "C" desc limit :limit
                """)
                .param("since", timestamp(before == null ? null : before.since()))
                .param("id", before == null ? "" : before.id())
                .param("limit", limit)
                .query((rs, _) -> letter(rs))
                .list();
    }

    /** Back into the outbox: the send gate decides whether it may still be sent. */
    @Override
    public boolean retry(String id) {
        return sequence(id).map(sequence -> jdbc.sql("""
                update notice set status = 'planned', outcome = null, closed_at = null, next_attempt_at = null
                where stage = 'failed' and sequence = :sequence
                """).param("sequence", sequence).update() > 0).orElse(false);
    }

    private static Optional<Long> sequence(String id) {
        try {
            return id.startsWith(PREFIX) ? Optional.of(Long.valueOf(id.substring(PREFIX.length()))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static DeadLetter letter(ResultSet rs) throws SQLException {
        return new DeadLetter(PREFIX + rs.getLong("sequence"), KIND,
                rs.getString("journey_id") + " version " + rs.getInt("version"),
                Objects.requireNonNullElse(rs.getString("outcome"), ""),
                Objects.requireNonNull(instant(rs, "closed_at")));
    }
}
