package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.message.MessageNotice;
import io.ansage.query.message.Recipient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Writes notices of messages into the ledger. What a trip is for other notices a thread is for these: it binds together
 * all that one passenger is told of one message, so that each notice replaces the one before on the phone.
 */
final class MessageLedger {

    private static final String INSERT = """
            insert into notice (notification_id, trip_id, subscription_id, passenger_id, message_id, version, revision,
                class, reason, status, before, after, language, title, body, as_of, planned_at, useful_until)
            select encode(substr(sha256(convert_to(concat_ws('/', t.thread, t.version, :revision, :reason), 'UTF8')),
                    1, 16), 'hex'),
                t.thread, t.thread, t.passenger_id, :message, t.version, :revision, :class, :reason, 'planned',
                jsonb_set(:nothing::jsonb, '{version}', to_jsonb(t.version - 1)),
                jsonb_set(:nothing::jsonb, '{version}', to_jsonb(t.version)), :language, :title, :body, :asOf,
                :plannedAt, :usefulUntil
            from told t
            returning sequence, notification_id, subscription_id, passenger_id, version
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;

    MessageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.partitions = new Partitions(jdbc);
    }

    /** One row each, unless somebody else has told them meanwhile. */
    List<Notice> write(MessageNotice notice, List<Recipient> recipients) {
        var told = """
                with told as (
                    insert into message_told as known (message_id, passenger_id, thread, revision, version, on_line,
                        told_at, cleared)
                    select :message, m.passenger_id, 'situation-' || substr(encode(sha256(convert_to(
                            :message || '/' || m.passenger_id, 'UTF8')), 'hex'), 1, 32),
                        :revision, m.version + 1, m.on_line, :plannedAt, :reason = 'SITUATION_OVER'
                    from unnest(:passengers::text[], :versions::int[], :onLine::boolean[])
                        as m(passenger_id, version, on_line)
                    on conflict (message_id, passenger_id) do update set revision = excluded.revision,
                        version = excluded.version, on_line = excluded.on_line, told_at = excluded.told_at,
                        cleared = excluded.cleared
                    where known.version < excluded.version
                    returning passenger_id, thread, version)
                """;
        return listed(notice, prepare(told + INSERT, notice)
                .param("passengers", recipients.stream().map(r -> r.passenger().value()).toArray(String[]::new))
                .param("versions", recipients.stream().map(Recipient::version).toArray(Integer[]::new))
                .param("onLine", recipients.stream().map(Recipient::onLine).toArray(Boolean[]::new)));
    }

    /** One row each, in a thread of its own. */
    List<Notice> writeTest(MessageNotice notice, Collection<PassengerId> passengers) {
        var told = """
                with told as (
                    select m.passenger_id, m.thread, 1 + coalesce(
                        (select max(n.version) from notice n where n.trip_id = m.thread), 0) as version
                    from (select p as passenger_id, 'situation-test-' || substr(encode(sha256(convert_to(
                        :message || '/' || p, 'UTF8')), 'hex'), 1, 32) as thread from unnest(:passengers::text[]) p) m)
                """;
        return listed(notice, prepare(told + INSERT, notice)
                .param("passengers", passengers.stream().map(PassengerId::value).toArray(String[]::new)));
    }

    private StatementSpec prepare(String sql, MessageNotice notice) {
        partitions.ensure("notice", List.of(LocalDate.ofInstant(notice.plannedAt(), ZoneOffset.UTC)));
        return jdbc.sql(sql)
                .param("message", notice.messageId().value())
                .param("revision", notice.revision())
                .param("class", notice.noticeClass().name())
                .param("reason", notice.reason().name())
                .param("nothing", JsonRows.json(TripTold.nothing(0)))
                .param("language", notice.language())
                .param("title", notice.text().title())
                .param("body", notice.text().body())
                .param("asOf", timestamp(notice.asOf()))
                .param("plannedAt", timestamp(notice.plannedAt()))
                .param("usefulUntil", timestamp(notice.usefulUntil()));
    }

    private static List<Notice> listed(MessageNotice notice, StatementSpec statement) {
        return statement.query((rs, _) -> new Notice(rs.getLong("sequence"), rs.getString("notification_id"),
                new PassengerId(rs.getString("passenger_id")), new SubscriptionId(rs.getString("subscription_id")),
                null, notice.messageId(), rs.getInt("version"), notice.revision(), notice.noticeClass(),
                notice.reason().name(), "planned", notice.text().title(), notice.text().body(), notice.asOf(),
                notice.plannedAt(), null, null))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }
}
