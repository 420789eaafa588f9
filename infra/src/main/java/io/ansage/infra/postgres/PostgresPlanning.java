package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.NoticeDraft;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlanningStore;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads recipients in cohorts and writes the ledger, one statement per cohort however many passengers it has. */
public final class PostgresPlanning implements PlanningStore {

    private final JdbcClient jdbc;
    private final Partitions partitions;

    public PostgresPlanning(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.partitions = new Partitions(jdbc);
    }

    @Override
    public List<Cohort> listCohorts(JourneyId journey) {
        // The snapshot tells later what these rows were, for whoever asks why: what this very statement could see.
        // What is being handed over, or may have arrived, counts as told; what surely nobody has seen is open. When they
        // were told does not matter to the policy, and must not split a cohort.
        return jdbc.sql("""
                select t.legs, t.preferences, coalesce(seen.after, b.told) - 'at' as told,
                    open.status = 'held' as held, open.reason, open.after as open_after, open.hold_until,
                    array_agg(t.trip_id order by t.trip_id) as trips,
                    array_agg(t.generation order by t.trip_id) as generations,
                    array_agg(t.subscription_id order by t.trip_id) as subscriptions,
                    array_agg(t.passenger_id order by t.trip_id) as passengers,
                    array_agg(open.sequence order by t.trip_id) as sequences, min(seen_by.snapshot) as snapshot
                from (select set_config('ansage.planned_on', pg_current_snapshot()::text, true) as snapshot) seen_by
                cross join trip_leg l
                join trip t on t.trip_id = l.trip_id
                left join belief b on b.trip_id = t.trip_id
                left join lateral (
                    select n.after from notice n where n.trip_id = t.trip_id and n.generation = t.generation
                        and (n.status = 'sending' or n.status = 'planned' and n.outcome_unknown)
                    order by n.sequence desc limit 1) seen on true
                left join lateral (
                    select n.status, n.reason, n.after - 'at' as after, n.hold_until, n.sequence from notice n
                    where n.trip_id = t.trip_id and n.generation = t.generation
                        and (n.status = 'held' or n.status = 'planned' and not n.outcome_unknown)
                    order by n.sequence desc limit 1) open on true
                where l.journey_id = :journey
                group by 1, 2, 3, 4, 5, 6, 7
                """)
                .param("journey", journey.toString())
                .query((rs, _) -> CohortRows.cohort(rs))
                .list();
    }

    @Override
    public void lockTripsWithChanges(JourneyId journey) {
        // In one order, so that two planners cannot wait for each other.
        jdbc.sql("""
                select count(*) from (
                    select t.trip_id from trip t where t.trip_id in (
                        select l.trip_id from trip_leg l join trip_leg o on o.trip_id = l.trip_id and o.leg <> l.leg
                        where l.journey_id = :journey)
                    order by t.trip_id for update) locked
                """).param("journey", journey.toString()).query(Long.class).single();
    }

    @Override
    public List<Notice> write(NoticeDraft draft, List<Member> members) {
        ensureMonth(draft.plannedAt());
        return jdbc.sql("""
                insert into notice (notification_id, trip_id, subscription_id, passenger_id, journey_id, version, revision,
                    class, reason, status, before, after, language, title, body, as_of, planned_at, useful_until,
                    hold_until, generation)
                select encode(substr(sha256(convert_to(concat_ws('/', m.trip_id, :journey, :version, :revision,
                        :reason), 'UTF8')), 1, 16), 'hex'),
                    m.trip_id, m.subscription_id, m.passenger_id, :journey, :version, :revision, :class, :reason, :status,
                    :before::jsonb, :after::jsonb, :language, :title, :body, :asOf, :plannedAt, :usefulUntil, :holdUntil,
                    m.generation
                from unnest(:trips::text[], :generations::integer[], :subscriptions::text[], :passengers::text[])
                    as m(trip_id, generation, subscription_id, passenger_id)
                returning sequence, notification_id, subscription_id, passenger_id
                """)
                .param("journey", draft.journeyId().toString())
                .param("version", draft.after().version())
                .param("revision", draft.revision())
                .param("class", draft.noticeClass().name())
                .param("reason", draft.reason())
                .param("status", status(draft))
                .param("before", JsonRows.json(draft.before()))
                .param("after", JsonRows.json(draft.after()))
                .param("language", draft.language())
                .param("title", draft.title())
                .param("body", draft.body())
                .param("asOf", timestamp(draft.asOf()))
                .param("plannedAt", timestamp(draft.plannedAt()))
                .param("usefulUntil", timestamp(draft.usefulUntil()))
                .param("holdUntil", timestamp(draft.holdUntil()))
                .param("trips", members.stream().map(m -> m.tripId().value()).toArray(String[]::new))
                .param("generations", members.stream().map(Member::generation).toArray(Integer[]::new))
                .param("subscriptions", members.stream().map(m -> m.subscriptionId().value()).toArray(String[]::new))
                .param("passengers", members.stream().map(m -> m.passengerId().value()).toArray(String[]::new))
                .query((rs, _) -> new Notice(rs.getLong("sequence"), rs.getString("notification_id"),
                        new PassengerId(rs.getString("passenger_id")),
                        new SubscriptionId(rs.getString("subscription_id")), draft.journeyId(), null,
                        draft.after().version(), draft.revision(), draft.noticeClass(), draft.reason(), status(draft),
                        draft.title(), draft.body(), draft.asOf(), draft.plannedAt(), null, null))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }

    @Override
    public void closeOpen(List<Member> members, String status, String reason, Instant now) {
        jdbc.sql("""
                update notice set status = :status, outcome = :reason, closed_at = :now
                where sequence = any(:sequences) and (status = 'held' or status = 'planned' and not outcome_unknown)
                """)
                .param("status", status)
                .param("reason", reason)
                .param("now", timestamp(now))
                .param("sequences",
                        members.stream().map(Member::openSequence).filter(Objects::nonNull).toArray(Long[]::new))
                .update();
    }

    @Override
    public void withdrawEnded(JourneyId journey, Instant now) {
        jdbc.sql("""
                update notice n set status = 'withdrawn', outcome = 'UNSUBSCRIBED', closed_at = :now
                where n.journey_id = :journey and n.status = 'held' and not exists (
                    select 1 from trip t where t.trip_id = n.trip_id and t.generation = n.generation)
                """).param("journey", journey.toString()).param("now", timestamp(now)).update();
    }

    @Override
    public void countSilence(Map<String, Long> byReason) {
        if (byReason.isEmpty()) {
            return;
        }
        var reasons = byReason.keySet().stream().sorted().toArray(String[]::new);
        var counts = Arrays.stream(reasons).map(r -> byReason.getOrDefault(r, 0L)).toArray(Long[]::new);
        jdbc.sql("""
                insert into silence_count as known (reason, n)
                select * from unnest(:reasons::text[], :counts::bigint[])
                on conflict (reason) do update set n = known.n + excluded.n
                """).param("reasons", reasons).param("counts", counts).update();
    }

    @Override
    public void record(PlannedWindow window) {
        partitions.ensure("planning", List.of(LocalDate.ofInstant(window.plannedAt(), ZoneOffset.UTC)));
        jdbc.sql("""
                with numbers as (
                    insert into notice_parameters (name, numbers)
                    select encode(substr(sha256(convert_to(:numbers, 'UTF8')), 1, 8), 'hex'), :numbers::jsonb
                    on conflict (name) do nothing),
                muted as (
                    insert into planning_muted (name, muted)
                    select encode(substr(sha256(convert_to(:muted, 'UTF8')), 1, 16), 'hex'), :muted::jsonb
                    where :muted is not null
                    on conflict (name) do nothing)
                insert into planning (journey_id, planned_at, opened_at, recheck_at, revision, others, muted,
                    parameters, told, silent, snapshot, xid)
                values (:journey, :plannedAt, :openedAt, :recheckAt, :revision, :others::jsonb,
                    encode(substr(sha256(convert_to(:muted, 'UTF8')), 1, 16), 'hex'),
                    encode(substr(sha256(convert_to(:numbers, 'UTF8')), 1, 8), 'hex'), :told, :silent::jsonb,
                    current_setting('ansage.planned_on')::pg_snapshot, pg_current_xact_id())
                """)
                .param("journey", window.journeyId().toString())
                .param("plannedAt", timestamp(window.plannedAt()))
                .param("openedAt", timestamp(window.openedAt()))
                .param("recheckAt", timestamp(window.recheckAt()))
                .param("revision", window.revision())
                .param("others", JsonRows.json(window.others()))
                .param("muted", window.muted().equals(Muted.NOTHING) ? null : JsonRows.json(window.muted()),
                        Types.VARCHAR)
                .param("numbers", JsonRows.json(window.parameters()))
                .param("told", window.told())
                .param("silent", JsonRows.json(window.silent()))
                .update();
    }

    private static String status(NoticeDraft draft) {
        return draft.holdUntil() == null ? "planned" : "held";
    }

    /** Asked each time: a partition that was made in a transaction that failed is not there. */
    private void ensureMonth(Instant plannedAt) {
        partitions.ensure("notice", List.of(LocalDate.ofInstant(plannedAt, ZoneOffset.UTC)));
    }
}
