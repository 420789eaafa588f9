package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.message.MessageNotice;
import io.ansage.query.message.MessagePlan;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.message.MessageRow;
import io.ansage.query.message.Recipient;
import io.ansage.query.message.WordingRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds whom messages concern, one statement however many passengers it is, and keeps what they were told. */
public final class PostgresMessagePlanning implements MessagePlanning {

    /** As long after its time a train whose progress nobody reports counts as arrived. */
    private static final Duration ARRIVED_AFTER = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final PostgresMessageStore messages;
    private final MessageLedger ledger;

    public PostgresMessagePlanning(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.messages = new PostgresMessageStore(jdbc, TableNames.LIVE);
        this.ledger = new MessageLedger(jdbc);
    }

    @Override
    public void lookAt(MessageId message, Instant dueAt) {
        jdbc.sql("""
                insert into message_plan as known (message_id, due_at) values (:message, :due)
                on conflict (message_id) do update set due_at = least(known.due_at, excluded.due_at)
                """).param("message", message.value()).param("due", timestamp(dueAt)).update();
    }

    @Override
    public void noteNewcomers(Collection<PassengerId> passengers, Instant at) {
        jdbc.sql("insert into message_newcomer (passenger_id, at) select unnest(:passengers::text[]), :at")
                .param("passengers", passengers.stream().map(PassengerId::value).distinct().toArray(String[]::new))
                .param("at", timestamp(at))
                .update();
    }

    /** What touches one ride or watch of theirs; what is named for a whole network is compared with everybody. */
    @Override
    public int lookForNewcomers(Instant now) {
        var newcomers = jdbc.sql("delete from message_newcomer returning passenger_id")
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toArray(String[]::new);
        if (newcomers.length > 0) {
            jdbc.sql("""
                    with due as (
                        select p.message_id from message_plan p join operator_message m on m.message_id = p.message_id
                        where m.status = 'PUBLISHED' and m.valid_until > :now
                            and exists (select 1 from operator_message_audience n where n.message_id = p.message_id
                                and (n.kind = 'network'
                                    or exists (select 1 from trip t join trip_leg l on l.trip_id = t.trip_id
                                        left join stop_departure b
                                            on b.journey_id = l.journey_id and b.call_order in (l.boarding, l.alighting)
                                        where t.passenger_id = any(:newcomers)
                                            and (n.kind in ('journey', 'leg') and n.value collate "C" = l.journey_id
                                                or n.kind = 'line' and n.value collate "C"
                                                    = split_part(l.journey_id, ':', 1) || ':' || b.line
                                                or n.kind = 'stop' and n.value = b.stop_id))
                                    or exists (select 1 from subscription_index i
                                        where i.passenger_id = any(:newcomers) and i.active
                                            and (n.kind = 'line' and n.value
                                                    = (i.target ->> 'network') || ':' || (i.target ->> 'line')
                                                or n.kind = 'stop' and n.value = i.target ->> 'stop'))))
                        order by p.message_id for update of p)
                    update message_plan p set due_at = least(p.due_at, :now) from due where p.message_id = due.message_id
                    """).param("now", timestamp(now)).param("newcomers", newcomers).update();
        }
        return newcomers.length;
    }

    @Override
    public Optional<MessagePlan> claimDue(Instant now) {
        return jdbc.sql("""
                select message_id, revision from message_plan where due_at <= :now
                order by due_at limit 1 for update skip locked
                """)
                .param("now", timestamp(now))
                .query((rs, _) -> new MessagePlan(new MessageId(rs.getString("message_id")), rs.getInt("revision")))
                .optional();
    }

    @Override
    public void keep(MessagePlan plan, Instant dueAt) {
        jdbc.sql("update message_plan set due_at = :due, revision = :revision where message_id = :message")
                .param("message", plan.messageId().value())
                .param("revision", plan.revision())
                .param("due", timestamp(dueAt))
                .update();
    }

    @Override
    public void drop(MessageId message) {
        jdbc.sql("delete from message_plan where message_id = :message").param("message", message.value()).update();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
                select min(due) as due from (select min(due_at) as due from message_plan
                    union all select min(at) from message_newcomer) both_kinds
                """).query((rs, _) -> Optional.ofNullable(instant(rs, "due"))).single();
    }

    @Override
    public long count(MessageRow message, Instant now) {
        return wanted("select count(*) from wanted", message, now).query(Long.class).single();
    }

    @Override
    public List<Recipient> listUntold(MessageRow message, int revision, @Nullable Instant againBefore,
            @Nullable Instant againBeforeOnLine, Instant now, int limit) {
        return wanted("""
                select w.passenger_id, w.preferences, w.on_line, k.version, k.revision from wanted w
                left join message_told k on k.message_id = :message and k.passenger_id = w.passenger_id
                where k.passenger_id is null or k.revision < :revision
                    or k.told_at < case when w.on_line then :againOnLine::timestamptz else :again::timestamptz end
                order by w.passenger_id limit :limit
                """, message, now).param("revision", revision)
                .param("again", timestamp(againBefore))
                .param("againOnLine", timestamp(againBeforeOnLine))
                .param("limit", limit)
                .query((rs, _) -> recipient(rs, now))
                .list();
    }

    @Override
    public Optional<Instant> oldestTellingOnLine(MessageId message) {
        return jdbc.sql("select min(told_at) as oldest from message_told where message_id = :message and on_line")
                .param("message", message.value())
                .query((rs, _) -> Optional.ofNullable(instant(rs, "oldest")))
                .single();
    }

    @Override
    public List<Notice> write(MessageNotice notice, List<Recipient> recipients) {
        return ledger.write(notice, recipients);
    }

    @Override
    public List<Notice> writeTest(MessageNotice notice, Collection<PassengerId> passengers) {
        return ledger.writeTest(notice, passengers);
    }

    @Override
    public void withdraw(MessageId message, Instant now) {
        jdbc.sql("""
                with unseen as (
                    select sequence, planned_at from notice
                    where message_id = :message and status = 'planned' and not outcome_unknown
                        and reason not in ('SITUATION_OVER', 'SITUATION_TEST')
                    order by sequence for update)
                update notice n set status = 'withdrawn', outcome = 'ARCHIVED', closed_at = :now, next_attempt_at = null
                from unseen where n.sequence = unseen.sequence and n.planned_at = unseen.planned_at
                """).param("message", message.value()).param("now", timestamp(now)).update();
    }

    @Override
    public List<Recipient> listToClear(MessageRow message, Instant now, int limit) {
        return wanted("""
                select w.passenger_id, w.preferences, w.on_line, k.version, k.revision from wanted w
                join message_told k on k.message_id = :message and k.passenger_id = w.passenger_id and not k.cleared
                join belief b on b.trip_id = k.thread
                where not exists (select 1 from notice n where n.trip_id = k.thread
                    and n.stage = 'planned')
                order by w.passenger_id limit :limit
                """, message, now).param("limit", limit).query((rs, _) -> recipient(rs, now)).list();
    }

    @Override
    public void closeTold(MessageId message) {
        jdbc.sql("""
                update message_told k set cleared = true where k.message_id = :message and not k.cleared
                    and not exists (select 1 from notice n where n.trip_id = k.thread
                        and n.stage = 'planned')
                """).param("message", message.value()).update();
    }

    @Override
    public boolean onItsWay(MessageId message) {
        return jdbc.sql("select exists (select 1 from message_told where message_id = :message and not cleared)")
                .param("message", message.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void wakeJourneys(MessageRow message, Instant now) {
        jdbc.sql(MessageAudienceSql.TOUCHED + """
                insert into settling_opening (journey_id, due_at)
                select x.journey_id, :now from touched x
                where exists (select 1 from trip_leg l where l.journey_id = x.journey_id)
                """).param("message", message.id().value()).param("now", timestamp(now)).update();
    }

    @Override
    public Optional<WordingRow> findWording(MessageId id, int revision) {
        return messages.findWording(id, revision);
    }

    @Override
    public Optional<MessageRow> find(MessageId id) {
        return messages.findAll(List.of(id)).stream().findFirst();
    }

    private StatementSpec wanted(String select, MessageRow message, Instant now) {
        var validity = message.content().validity();
        return jdbc.sql(MessageAudienceSql.WANTED + select)
                .param("message", message.id().value())
                .param("from", timestamp(validity.from()))
                .param("until", timestamp(validity.until()))
                .param("over", timestamp(now.minus(ARRIVED_AFTER)))
                .param("severity", message.content().severity().name());
    }

    private static Recipient recipient(ResultSet rs, Instant now) throws SQLException {
        int known = rs.getInt("revision");
        Integer revision = rs.wasNull() ? null : known;
        var preferences = DomainJson.mapper().readValue(rs.getString("preferences"), Preferences.class);
        return new Recipient(new PassengerId(rs.getString("passenger_id")), preferences.languages(),
                preferences.quietUntil(now, false) != null, rs.getBoolean("on_line"), rs.getInt("version"), revision);
    }
}
