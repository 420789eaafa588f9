package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Notices;
import io.ansage.query.notice.UntoldPassengers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger. To the outside a notice that is with a provider right now is still planned. */
public final class PostgresNotices implements Notices {

    private static final int SEARCHED = 200_000;

    private final JdbcClient jdbc;
    private final UntoldPassengers untold;

    public PostgresNotices(JdbcClient jdbc, UntoldPassengers untold) {
        this.jdbc = jdbc;
        this.untold = untold;
    }

    @Override
    public List<Notice> listOf(PassengerId passenger, long after, int limit) {
        return list("passenger_id", passenger.value(), after, limit);
    }

    @Override
    public List<Notice> listLatest(PassengerId passenger, int limit) {
        return jdbc.sql(
                "select * from notice_in_words where passenger_id = :passenger order by sequence desc limit :limit")
                .param("passenger", passenger.value())
                .param("limit", limit)
                .query((rs, _) -> notice(rs))
                .list()
                .reversed();
    }

    @Override
    public List<Notice> listAbout(JourneyId journey, long after, int limit) {
        return list("journey_id", journey.toString(), after, limit);
    }

    @Override
    public List<Notice> search(@Nullable String words, Set<String> statuses, long before, int limit) {
        // No index holds the words, so only so many rows are read; statuses that wait or failed have indexes of their own.
        var rows = words == null
                ? "notice_in_words"
                : "(select * from notice_in_words where sequence < :before order by sequence desc limit "
                        + SEARCHED + ") as newest";
        return jdbc.sql("select * from " + rows + """
                 where sequence < :before and %s and position(lower(:words) in lower(title || ' ' || body)) > 0
                 order by sequence desc limit :limit
                """.formatted(statuses.isEmpty() ? "true" : "status in (:statuses)"))
                .param("before", before)
                .param("statuses", statuses.isEmpty() ? Set.of("") : inStore(statuses))
                .param("words", Objects.requireNonNullElse(words, ""))
                .param("limit", limit)
                .query((rs, _) -> notice(rs))
                .list();
    }

    private static Set<String> inStore(Set<String> statuses) {
        var stored = new TreeSet<>(statuses);
        if (statuses.contains("planned")) {
            stored.add("sending");
        }
        return stored;
    }

    @Override
    public List<Untold> listUntold(JourneyId journey, int limit) {
        return untold.list(journey, limit);
    }

    @Override
    public Counters counters() {
        var told = new TreeMap<String, Long>();
        var byStatus = new TreeMap<String, Long>();
        jdbc.sql("""
                select class, status, sum(n)::bigint as n from notice_count group by 1, 2 having sum(n) > 0
                """).query(rs -> {
            if (!rs.getString("status").equals("held")) {
                told.merge(rs.getString("class"), rs.getLong("n"), Long::sum);
            }
            byStatus.merge(rs.getString("status"), rs.getLong("n"), Long::sum);
        });
        return new Counters(changes(), told, silent(), byStatus);
    }

    private long changes() {
        return jdbc.sql("select n from notice_counter where name = 'naive'").query(Long.class).optional().orElse(0L);
    }

    private Map<String, Long> silent() {
        var silent = new TreeMap<String, Long>();
        jdbc.sql("select reason, n from silence_count")
                .query(rs -> {
                    silent.put(rs.getString("reason"), rs.getLong("n"));
                });
        return silent;
    }

    private List<Notice> list(String column, String value, long after, int limit) {
        return jdbc.sql("select * from notice_in_words where " + column
                + " = :value and sequence > :after order by sequence limit :limit")
                .param("value", value)
                .param("after", after)
                .param("limit", limit)
                .query((rs, _) -> notice(rs))
                .list();
    }

    static Notice notice(ResultSet rs) throws SQLException {
        var status = rs.getString("status");
        var journey = rs.getString("journey_id");
        var message = rs.getString("message_id");
        return new Notice(rs.getLong("sequence"), rs.getString("notification_id"),
                new PassengerId(rs.getString("passenger_id")), new SubscriptionId(rs.getString("subscription_id")),
                journey == null ? null : JourneyId.parse(journey), message == null ? null : new MessageId(message),
                rs.getInt("version"), rs.getLong("revision"),
                NoticeClass.valueOf(rs.getString("class")), rs.getString("reason"),
                status.equals("sending") ? "planned" : status, rs.getString("title"), rs.getString("body"),
                Objects.requireNonNull(instant(rs, "as_of")), Objects.requireNonNull(instant(rs, "planned_at")),
                instant(rs, "closed_at"), rs.getString("outcome"));
    }
}
