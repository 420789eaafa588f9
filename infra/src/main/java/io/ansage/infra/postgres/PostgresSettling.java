package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.notice.SettlingWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the settling windows in PostgreSQL: those that are open, and beside them what was opened since somebody planned
 * last, so that whoever opens a window never waits for the one who has it in hand.
 */
public final class PostgresSettling implements SettlingStore {

    private final JdbcClient jdbc;

    public PostgresSettling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(Collection<Opening> openings) {
        if (openings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into settling_opening (journey_id, opened_at, due_at)
                select journey_id, min(opened_at), min(due_at)
                from unnest(:journeys::text[], :opened::timestamptz[], :due::timestamptz[])
                    as o(journey_id, opened_at, due_at)
                group by journey_id
                """)
                .param("journeys", openings.stream().map(o -> o.journey().toString()).toArray(String[]::new))
                .param("opened", openings.stream().map(o -> o.openedAt().toString()).toArray(String[]::new))
                .param("due", openings.stream().map(o -> o.dueAt().toString()).toArray(String[]::new))
                .update();
    }

    /**
     * Windows first that are not open yet: their rows may have to be waited for, where somebody else makes the same ones,
     * and nothing is held meanwhile that anybody waits for. Then those that are open and free, without waiting. Nobody has
     * seen what is undone if the server falls, so the commit need not be waited for either.
     */
    @Override
    public void gather() {
        if (!jdbc.sql("select exists (select 1 from settling_opening)").query(Boolean.class).single()) {
            return;
        }
        jdbc.sql("select set_config('synchronous_commit', 'off', true)").query(_ -> {});
        jdbc.sql("""
                with fresh as materialized (select number, journey_id, opened_at, due_at from settling_opening o
                        where not exists (select 1 from settling s where s.journey_id = o.journey_id)
                        for update skip locked),
                    gone as (delete from settling_opening o using fresh where o.number = fresh.number)
                insert into settling as known (journey_id, opened_at, due_at)
                select journey_id, min(opened_at), min(due_at) from fresh group by journey_id order by journey_id
                on conflict (journey_id) do update set
                    opened_at = least(known.opened_at, excluded.opened_at),
                    due_at = least(known.due_at, excluded.due_at)
                """).update();
        jdbc.sql("""
                with noted as materialized (select number, journey_id, opened_at, due_at from settling_opening
                        for update skip locked),
                    free as materialized (select journey_id from settling
                        where journey_id in (select journey_id from noted) for update skip locked),
                    gone as (delete from settling_opening o using noted, free
                        where o.number = noted.number and free.journey_id = noted.journey_id),
                    earliest as (select journey_id, min(opened_at) as opened_at, min(due_at) as due_at
                        from noted join free using (journey_id) group by journey_id)
                update settling s set opened_at = least(s.opened_at, e.opened_at), due_at = least(s.due_at, e.due_at)
                from earliest e where s.journey_id = e.journey_id
                """).update();
    }

    @Override
    public void countNaive(Collection<JourneyId> journeys) {
        jdbc.sql("""
                insert into notice_counter as known (name, n)
                select 'naive', count(*) from unnest(:journeys::text[]) as j(journey_id) join trip_leg using (journey_id)
                having count(*) > 0
                on conflict (name) do update set n = known.n + excluded.n
                """).param("journeys", journeys.stream().map(JourneyId::toString).toArray(String[]::new)).update();
    }

    @Override
    public List<SettlingWindow> claimDue(Instant now, int most) {
        return jdbc.sql("""
                select journey_id, opened_at, due_at from settling where due_at <= :now
                order by due_at, journey_id limit :most for update skip locked
                """)
                .param("now", timestamp(now))
                .param("most", most)
                .query((rs, _) -> new SettlingWindow(JourneyId.parse(rs.getString("journey_id")),
                        instant(rs, "opened_at"), Objects.requireNonNull(instant(rs, "due_at"))))
                .list();
    }

    @Override
    public void keep(Collection<SettlingWindow> windows) {
        if (windows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update settling s set opened_at = w.opened_at, due_at = w.due_at
                from json_to_recordset(:rows::json) as w(journey_id text, opened_at timestamptz, due_at timestamptz)
                where s.journey_id = w.journey_id
                """).param("rows", JsonRows.of(windows.stream().map(WindowRow::of).toList())).update();
    }

    @Override
    public void close(Collection<JourneyId> journeys) {
        if (journeys.isEmpty()) {
            return;
        }
        jdbc.sql("delete from settling where journey_id = any(:journeys)")
                .param("journeys", journeys.stream().map(JourneyId::toString).toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(due_at) as due from settling_known")
                .query((rs, _) -> Optional.ofNullable(instant(rs, "due")))
                .single();
    }

    @Override
    public Map<JourneyId, Instant> listOpenedAt(Collection<JourneyId> journeys) {
        var openedAt = new HashMap<JourneyId, Instant>();
        jdbc.sql("""
                select journey_id, min(opened_at) as opened_at from settling_known
                where journey_id = any(:journeys) and opened_at is not null group by journey_id
                """)
                .param("journeys", journeys.stream().map(JourneyId::toString).toArray(String[]::new))
                .query(rs -> {
                    openedAt.put(JourneyId.parse(rs.getString("journey_id")),
                            Objects.requireNonNull(instant(rs, "opened_at")));
                });
        return openedAt;
    }

    private record WindowRow(String journeyId, @Nullable Instant openedAt, Instant dueAt) {

        static WindowRow of(SettlingWindow window) {
            return new WindowRow(window.journeyId().toString(), window.openedAt(), window.dueAt());
        }
    }
}
