package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlanningStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads recipients in cohorts and writes the ledger, a few statements for many windows however many passengers they have. */
public final class PostgresPlanning implements PlanningStore {

    /**
     * The snapshot tells later what these rows were, for whoever asks why: what this very statement could see. What is
     * being handed over, or may have arrived, counts as told; what surely nobody has seen is open. When they were told
     * does not matter to the policy, and must not split a cohort.
     *
     * <p>Grouped by keys of documents, not by the documents, and without an order, which would sort them. What nobody has
     * seen is looked up once for all journeys of these trips, not for each trip: most have nothing.
     *
     * <p>Passengers are found, and told apart, by what stands beside their legs; one trip of each cohort is opened. Opening
     * that of every passenger cost half of the statement.
     *
     * <p>Trips, beliefs and further legs are looked up by their keys, whatever the planner of queries thinks of it: with
     * {@code offset 0} it cannot prefer to read the whole tables, and passengers who are not affected cost nothing. How
     * much nobody has seen is not foreseen: it is nothing, or all that was just planned. Compared row by row, as looks
     * cheapest where nothing is expected, thousands with thousands take seconds; full joins are always made by hash.
     */
    static final String LIST = """
            with unseen as materialized (
                select n.trip_id, n.generation, n.sequence, n.status, n.reason, coalesce(n.after, w.after) as after,
                    n.hold_until,
                    n.status = 'sending' or n.status = 'planned' and n.outcome_unknown as seen,
                    max(n.sequence) over (partition by n.trip_id, n.generation,
                        n.status = 'sending' or n.status = 'planned' and n.outcome_unknown) as latest
                from notice n
                left join lateral (select after from notice_wording
                    where wording = n.wording and planned_at = n.planned_at offset 0) w on true
                where n.closed_at is null and n.journey_id = any(array(
                    select unnest(:journeys::text[])
                    union
                    select o.journey_id from trip_leg l cross join lateral (
                        select journey_id from trip_leg where trip_id = l.trip_id offset 0) o
                    where l.journey_id = any(:journeys) and l.changes)))
            select cohort.*, t.legs, t.preferences
            from (
                select r.journey_id, any_value(r.trip_id) as trip_id, any_value(coalesce(seen.after, r.told)) as told,
                    open.status = 'held' as held, open.reason, any_value(open.after) as open_after, open.hold_until,
                    count(*) as size, string_agg(r.trip_id || ' ' || r.generation || ' ' || r.subscription_id || ' '
                        || r.passenger_id || coalesce(' ' || open.sequence, ''), ',') as members,
                    any_value(r.snapshot) as snapshot
                from (
                    select seen_by.snapshot, l.journey_id, l.trip_id, l.generation, l.subscription_id, l.passenger_id,
                        l.form, b.told, b.told_key
                    from (select set_config('ansage.planned_on', pg_current_snapshot()::text, true) as snapshot) seen_by
                    cross join trip_leg l
                    left join lateral (select told, told_key from belief where trip_id = l.trip_id offset 0) b on true
                    where l.journey_id = any(:journeys) offset 0) r
                full join (select * from unseen where seen and sequence = latest) seen
                    on seen.trip_id = r.trip_id and seen.generation = r.generation
                full join (select * from unseen where not seen and sequence = latest) open
                    on open.trip_id = r.trip_id and open.generation = r.generation
                -- Keeps the passengers, in words that do not make left joins of these two.
                where coalesce(r.trip_id, '') <> ''
                group by r.journey_id, r.form,
                    case when seen.sequence is null then r.told_key else md5((seen.after - 'at')::text)::uuid end,
                    open.status, open.reason, md5((open.after - 'at')::text), open.hold_until) cohort
            cross join lateral (select legs, preferences from trip where trip_id = cohort.trip_id offset 0) t
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final LedgerInsert ledger;

    public PostgresPlanning(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.partitions = new Partitions(jdbc);
        this.ledger = new LedgerInsert(jdbc);
    }

    @Override
    public void prepare(Instant now) {
        // Before any other lock on these tables: making a partition waits for all who hold one.
        var today = List.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
        partitions.ensure("notice", today);
        partitions.ensure("notice_wording", today);
        partitions.ensure("planning", today);
        // A page of windows is grouped in memory; with the usual 4 MB it was sorted on disk.
        jdbc.sql("select set_config('work_mem', '64MB', true)").query(rs -> {});
    }

    @Override
    public Map<JourneyId, List<Cohort>> listCohorts(Collection<JourneyId> journeys) {
        var rows = new CohortRows();
        var cohorts = new LinkedHashMap<JourneyId, List<Cohort>>();
        var names = new HashMap<String, JourneyId>();
        jdbc.sql(LIST).param("journeys", ids(journeys)).query(rs -> {
            var journey = names.computeIfAbsent(rs.getString("journey_id"), JourneyId::parse);
            cohorts.computeIfAbsent(journey, _ -> new ArrayList<>()).add(rows.cohort(rs));
        });
        return cohorts;
    }

    @Override
    public void lockTripsWithChanges(Collection<JourneyId> journeys) {
        // In one order, so that two planners cannot wait for each other.
        jdbc.sql("""
                select count(*) from (
                    select t.trip_id from trip t where t.trip_id in (
                        select l.trip_id from trip_leg l where l.journey_id = any(:journeys) and l.changes)
                    order by t.trip_id for update) locked
                """).param("journeys", ids(journeys)).query(Long.class).single();
    }

    @Override
    public List<List<Notice>> write(List<Addressed> drafts) {
        drafts.stream().map(d -> d.draft().plannedAt()).distinct().forEach(this::ensureMonth);
        return ledger.write(drafts);
    }

    @Override
    public void closeOpen(List<Overtaken> notices, Instant now) {
        jdbc.sql("""
                with open as (
                    select n.sequence, n.planned_at, o.status, o.reason
                    from json_to_recordset(:rows::json) as o(sequence bigint, status text, reason text)
                    join notice n on n.sequence = o.sequence
                    where n.status = 'held' or n.status = 'planned' and not n.outcome_unknown
                    order by n.sequence for update of n)
                update notice n set status = open.status, outcome = open.reason, closed_at = :now
                from open where n.sequence = open.sequence and n.planned_at = open.planned_at
                """).param("rows", JsonRows.of(notices)).param("now", timestamp(now)).update();
    }

    @Override
    public void withdrawEnded(Collection<JourneyId> journeys, Instant now) {
        jdbc.sql("""
                with ended as (
                    select n.sequence, n.planned_at from notice n
                    where n.journey_id = any(:journeys) and n.closed_at is null and n.status = 'held' and not exists (
                        select 1 from trip t where t.trip_id = n.trip_id and t.generation = n.generation)
                    order by n.sequence for update of n)
                update notice n set status = 'withdrawn', outcome = 'UNSUBSCRIBED', closed_at = :now
                from ended where n.sequence = ended.sequence and n.planned_at = ended.planned_at
                """).param("journeys", ids(journeys)).param("now", timestamp(now)).update();
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
    public void record(List<PlannedWindow> windows) {
        windows.stream().map(PlannedWindow::plannedAt).distinct().forEach(this::ensurePlanningMonth);
        jdbc.sql("""
                with windows as materialized (
                    select w.*, encode(substr(sha256(convert_to(w.numbers, 'UTF8')), 1, 8), 'hex') as numbers_name,
                        encode(substr(sha256(convert_to(w.muted, 'UTF8')), 1, 16), 'hex') as muted_name
                    from json_to_recordset(:rows::json) as w(journey_id text, planned_at timestamptz,
                        opened_at timestamptz, recheck_at timestamptz, revision bigint, others jsonb, muted text,
                        numbers text, told integer, silent jsonb)),
                numbers as (
                    insert into notice_parameters (name, numbers)
                    select distinct on (numbers_name) numbers_name, numbers::jsonb from windows
                    on conflict (name) do nothing),
                muted as (
                    insert into planning_muted (name, muted)
                    select distinct on (muted_name) muted_name, muted::jsonb from windows where muted is not null
                    on conflict (name) do nothing)
                insert into planning (journey_id, planned_at, opened_at, recheck_at, revision, others, muted,
                    parameters, told, silent, snapshot, xid)
                select journey_id, planned_at, opened_at, recheck_at, revision, others, muted_name, numbers_name, told,
                    silent, current_setting('ansage.planned_on')::pg_snapshot, pg_current_xact_id()
                from windows
                """).param("rows", JsonRows.of(PlanningRow.of(windows))).update();
    }

    private static String[] ids(Collection<JourneyId> journeys) {
        return journeys.stream().map(JourneyId::toString).toArray(String[]::new);
    }

    /** Asked each time: a partition that was made in a transaction that failed is not there. */
    private void ensureMonth(Instant plannedAt) {
        var day = List.of(LocalDate.ofInstant(plannedAt, ZoneOffset.UTC));
        partitions.ensure("notice", day);
        partitions.ensure("notice_wording", day);
    }

    private void ensurePlanningMonth(Instant plannedAt) {
        partitions.ensure("planning", List.of(LocalDate.ofInstant(plannedAt, ZoneOffset.UTC)));
    }

    private record PlanningRow(String journeyId, Instant plannedAt, @Nullable Instant openedAt,
            @Nullable Instant recheckAt, long revision, @JsonRawValue String others, @Nullable String muted,
            String numbers, int told, @JsonRawValue String silent) {

        /** Windows planned together were decided by the same numbers, and under the same silences. */
        static List<PlanningRow> of(List<PlannedWindow> windows) {
            var written = new IdentityHashMap<Object, String>();
            return windows.stream()
                    .map(w -> new PlanningRow(w.journeyId().toString(), w.plannedAt(), w.openedAt(), w.recheckAt(),
                            w.revision(), JsonRows.json(w.others()),
                            w.muted().equals(Muted.NOTHING)
                                    ? null
                                    : written.computeIfAbsent(w.muted(), JsonRows::json),
                            written.computeIfAbsent(w.parameters(), JsonRows::json), w.told(),
                            JsonRows.json(w.silent())))
                    .toList();
        }
    }
}
