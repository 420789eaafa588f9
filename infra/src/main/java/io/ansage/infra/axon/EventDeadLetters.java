package io.ansage.infra.axon;

import io.ansage.query.api.DeadLetters.DeadLetter;
import io.ansage.query.deadletter.DeadLetterSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events that a projection could not take. One letter stands for one aggregate in one projection: the event that failed,
 * and behind it, in order, all later ones of the same aggregate, which a retry takes up again together.
 */
public final class EventDeadLetters implements DeadLetterSource {

    private static final String LETTERS = """
            select * from (
                select distinct on (processing_group, sequence_identifier) 'event-' || dead_letter_identifier as id,
                    processing_group, sequence_identifier, event_identifier, enqueued_at::timestamptz as since,
                    cause_type, cause_message,
                    count(*) over (partition by processing_group, sequence_identifier) - 1 as waiting
                from dead_letter_entry order by processing_group, sequence_identifier, sequence_index) letters
            """;

    private final JdbcClient jdbc;
    private final Configuration axon;

    public EventDeadLetters(JdbcClient jdbc, Configuration axon) {
        this.jdbc = jdbc;
        this.axon = axon;
    }

    @Override
    public String kind() {
        return "event";
    }

    @Override
    public Optional<DeadLetter> find(String id) {
        return jdbc.sql(LETTERS + "where id = :id").param("id", id).query((rs, _) -> letter(rs)).optional();
    }

    @Override
    public List<DeadLetter> list(@Nullable DeadLetter before, int limit) {
        var since = before == null ? Instant.parse("9999-01-01T00:00:00Z") : before.since();
        return jdbc.sql(LETTERS + "where (since, id collate \"C\") < (:since, :id) "
                + "order by since desc, id collate \"C\" desc limit :limit")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("id", before == null ? "" : before.id())
                .param("limit", limit)
                .query((rs, _) -> letter(rs))
                .list();
    }

    @Override
    public boolean retry(String id) {
        return jdbc.sql(LETTERS + "where id = :id")
                .param("id", id)
                .query((rs, _) -> new Parked(rs.getString("processing_group"), rs.getString("event_identifier")))
                .optional()
                .flatMap(parked -> axon.eventProcessingConfiguration()
                        .sequencedDeadLetterProcessor(parked.group())
                        .map(processor -> processor
                                .process(letter -> letter.message().getIdentifier().equals(parked.event()))))
                .orElse(false);
    }

    private DeadLetter letter(ResultSet rs) throws SQLException {
        long waiting = rs.getLong("waiting");
        var why = "%s: %s%s".formatted(rs.getString("cause_type"), rs.getString("cause_message"),
                waiting == 0 ? "" : " (later events waiting behind it: " + waiting + ")");
        return new DeadLetter(rs.getString("id"), kind(),
                rs.getString("sequence_identifier") + " in " + rs.getString("processing_group"), why,
                rs.getTimestamp("since").toInstant());
    }

    private record Parked(String group, String event) {}
}
