package io.ansage.infra.postgres;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.OperatorMessages;
import io.ansage.query.message.MessagePlanner;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.message.MessageRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads messages as operators see them. */
public final class PostgresOperatorMessages implements OperatorMessages {

    private static final String SELECT = """
            select m.*, (select count(*) from message_told k where k.message_id = m.message_id
                and k.revision > 0) as told
            from operator_message m
            """;

    private final JdbcClient jdbc;
    private final MessagePlanning planning;
    private final MessagePlanner planner;

    public PostgresOperatorMessages(JdbcClient jdbc, MessagePlanning planning, MessagePlanner planner) {
        this.jdbc = jdbc;
        this.planning = planning;
        this.planner = planner;
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return jdbc.sql(SELECT + "where m.message_id = :id")
                .param("id", id.value())
                .query((rs, _) -> message(rs))
                .optional();
    }

    @Override
    public List<Message> list(@Nullable MessageStatus status, @Nullable Long before, int limit) {
        return jdbc.sql(SELECT + """
                where (:status::text is null or m.status = :status) and m.number < :before
                order by m.number desc limit :limit
                """)
                .param("status", status == null ? null : status.name())
                .param("before", before == null ? Long.valueOf(Long.MAX_VALUE) : before)
                .param("limit", limit)
                .query((rs, _) -> message(rs))
                .list();
    }

    @Override
    public List<Wording> listWordings(MessageId id) {
        return jdbc.sql("select * from operator_message_wording where message_id = :id order by revision")
                .param("id", id.value())
                .query((rs, _) -> {
                    var w = PostgresMessageStore.wording(rs);
                    return new Wording(w.revision(), w.content(), w.interrupts(), w.author(), w.at());
                })
                .list();
    }

    @Override
    public long countAudience(MessageId id, Instant now) {
        return planning.find(id).map(message -> planning.count(message, now)).orElse(0L);
    }

    @Override
    public int test(MessageId id, Collection<PassengerId> passengers, Instant now) {
        return planner.test(id, passengers, now);
    }

    private static Message message(ResultSet rs) throws SQLException {
        MessageRow row = PostgresMessageStore.row(rs);
        MessageContent content = row.content();
        return new Message(row.id(), row.number(), row.status(), row.revision(), content, row.draftedBy(),
                row.draftedAt(), row.changedBy(), row.changedAt(), row.publishedAt(), row.archivedAt(),
                rs.getLong("told"));
    }
}
