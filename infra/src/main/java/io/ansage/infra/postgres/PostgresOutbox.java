package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Closing.Status;
import io.ansage.query.delivery.Moment;
import io.ansage.query.delivery.Outbox;
import io.ansage.query.delivery.Parcel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox in PostgreSQL: the open rows of the ledger, found by a partial index that stays small whatever the ledger
 * grows to. A lease is also the fence: who lost it writes nothing any more.
 *
 * <p>Everybody who waits for rows of the ledger takes them in the order of their sequence, holding the windows of their
 * journeys already if they will need them; whoever takes them in another order waits for none.
 */
public final class PostgresOutbox implements Outbox {

    private static final String DIGEST = "DIGEST";

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final OutboxBeliefs beliefs;
    private final OutboxClaims claims;

    public PostgresOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.partitions = new Partitions(jdbc);
        this.beliefs = new OutboxBeliefs(jdbc);
        this.claims = new OutboxClaims(jdbc, beliefs);
    }

    @Override
    public List<Parcel> claim(Moment now, Instant leaseUntil, int most) {
        return claims.claim(now, leaseUntil, most);
    }

    @Override
    public Collection<JourneyId> listToDecideAnew(List<Closing> closings) {
        var journeys = new TreeSet<JourneyId>();
        for (var closing : closings) {
            var journey = closing.parcel().content().journeyId();
            if (closing.replan() && journey != null) {
                journeys.add(journey);
            }
        }
        var untold = untold(closings);
        if (untold.length > 0) {
            jdbc.sql("""
                    select distinct o.journey_id from unnest(:untold::bigint[]) mine (sequence)
                    cross join lateral (select w.sequence, w.trip_id, w.journey_id from notice w
                        where w.sequence = mine.sequence and w.journey_id is not null offset 0) o
                    where exists (
                        select 1 from notice n where n.trip_id = o.trip_id and n.sequence > o.sequence
                            and n.status in ('planned', 'held') offset 0)
                    """)
                    .param("untold", untold)
                    .query(rs -> {
                        journeys.add(JourneyId.parse(rs.getString("journey_id")));
                    });
        }
        return journeys;
    }

    /** Rows that surely nobody has seen: what was decided as if they had arrived is not to be sent. */
    private static Long[] untold(List<Closing> closings) {
        return sequences(closings.stream()
                .filter(c -> !c.outcomeUnknown()
                        && (c.status() == Status.PLANNED || c.status() == Status.FAILED)));
    }

    private static Long[] sequences(Stream<Closing> closings) {
        return closings.map(c -> c.parcel().sequence()).toArray(Long[]::new);
    }

    /** All rows that may be written to, at once and in their order; after this nobody is waited for. */
    private void lock(List<Closing> closings) {
        var rows = new ArrayList<Long>();
        closings.forEach(c -> rows.add(c.parcel().sequence()));
        var untold = untold(closings);
        if (untold.length > 0) {
            rows.addAll(jdbc.sql("""
                    select n.sequence from unnest(:untold::bigint[]) mine (sequence)
                    cross join lateral (select w.trip_id from notice w where w.sequence = mine.sequence offset 0) o
                    cross join lateral (select w.sequence from notice w where w.trip_id = o.trip_id
                        and w.sequence > mine.sequence and w.status = 'planned' offset 0) n
                    """).param("untold", untold).query(Long.class).list());
        }
        jdbc.sql("select sequence from notice where sequence = any(:rows) order by sequence for update")
                .param("rows", rows.toArray(Long[]::new))
                .query(_ -> {});
    }

    @Override
    public Collection<JourneyId> close(List<Closing> closings, Moment now) {
        lock(closings);
        var applied = apply(closings, now);
        var rows = applied.toArray(Long[]::new);
        writeAttempts(closings, rows, now);
        var told = closings.stream().filter(c -> c.told() && applied.contains(c.parcel().sequence())).toList();
        beliefs.believe(sequences(told.stream()), now);
        beliefs.believeDigests(sequences(told.stream().filter(c -> c.parcel().content().reason().equals(DIGEST))),
                now);
        var again = new TreeSet<JourneyId>();
        var threads = new TreeSet<String>();
        supersedeNewer(untold(closings.stream().filter(c -> applied.contains(c.parcel().sequence())).toList()), again,
                threads, now);
        for (var closing : closings) {
            if (closing.replan() && applied.contains(closing.parcel().sequence())) {
                var journey = closing.parcel().content().journeyId();
                if (journey == null) {
                    threads.add(closing.parcel().addressee().tripId().value());
                } else {
                    again.add(journey);
                }
            }
        }
        untell(threads, now);
        return again;
    }

    /** They count as told by a message, and were not: the message's planner is to tell them. */
    private void untell(Collection<String> threads, Moment now) {
        if (threads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with untold as (
                    update message_told k set revision = case when exists (
                        select 1 from belief b where b.trip_id = k.thread) then k.revision - 1 else 0 end
                    where k.thread = any(:threads) returning k.passenger_id)
                insert into message_newcomer (passenger_id, at) select passenger_id, :now from untold
                """)
                .param("threads", threads.toArray(String[]::new))
                .param("now", timestamp(now.passenger()))
                .update();
    }

    private Set<Long> apply(List<Closing> closings, Moment now) {
        return new HashSet<>(jdbc.sql("""
                update notice n set status = r.status, outcome = r.outcome, outcome_unknown = r.outcome_unknown,
                    next_attempt_at = r.next_attempt_at, lease_until = null,
                    closed_at = case when r.status = 'planned' then null else :now end,
                    attempts = n.attempts - case when r.attempted then 0 else 1 end,
                    done_devices = array(select json_array_elements_text(r.done_devices))
                from json_to_recordset(:rows::json) as r(sequence bigint, lease_until timestamptz, status text,
                    outcome text, outcome_unknown boolean, next_attempt_at timestamptz, done_devices json,
                    attempted boolean)
                where n.sequence = r.sequence and n.status = 'sending' and n.lease_until = r.lease_until
                returning n.sequence
                """)
                .param("rows", OutboxRows.closings(closings))
                .param("now", timestamp(now.passenger()))
                .query(Long.class)
                .list());
    }

    private void writeAttempts(List<Closing> closings, Long[] applied, Moment now) {
        if (closings.stream().allMatch(c -> c.attempts().isEmpty())) {
            return;
        }
        partitions.ensure("delivery_attempt", List.of(LocalDate.ofInstant(now.machine(), ZoneOffset.UTC)));
        jdbc.sql("""
                insert into delivery_attempt (notification_id, passenger_id, device_id, attempt, outcome, why, at)
                select n.notification_id, n.passenger_id, r.device_id, n.attempts, r.outcome, r.why, :now
                from json_to_recordset(:rows::json) as r(sequence bigint, device_id text, outcome text, why text)
                cross join lateral (select w.notification_id, w.passenger_id, w.attempts from notice w
                    where w.sequence = r.sequence offset 0) n
                where r.sequence = any(:applied)
                """)
                .param("rows", OutboxRows.attempts(closings))
                .param("applied", applied)
                .param("now", timestamp(now.machine()))
                .update();
    }

    /**
     * Newer notices were decided on the assumption that these arrive. Where they surely have not, all of it is decided
     * anew: else a correction in place would be all that a passenger ever hears.
     */
    private void supersedeNewer(Long[] untold, Set<JourneyId> journeys, Set<String> threads, Moment now) {
        if (untold.length == 0) {
            return;
        }
        jdbc.sql("""
                with behind as (
                    update notice o set next_attempt_at = null, closed_at = :now,
                        status = case o.status when 'planned' then 'superseded' else o.status end,
                        outcome = case o.status when 'planned' then 'SUPERSEDED' else o.outcome end
                    where o.sequence = any(:untold) and o.status in ('planned', 'failed') and not o.outcome_unknown
                        and exists (select 1 from notice n where n.trip_id = o.trip_id
                            and n.sequence > o.sequence and n.status in ('planned', 'held'))
                    returning o.trip_id, o.journey_id, o.sequence),
                newer as (
                    select n.sequence, n.planned_at from behind
                    join notice n on n.trip_id = behind.trip_id and n.sequence > behind.sequence
                    where n.status = 'planned' order by n.sequence for update of n skip locked),
                ahead as (
                    update notice n set status = 'superseded', outcome = 'SUPERSEDED', closed_at = :now
                    from newer where n.sequence = newer.sequence and n.planned_at = newer.planned_at)
                select distinct journey_id, case when journey_id is null then trip_id end as thread from behind
                """)
                .param("untold", untold)
                .param("now", timestamp(now.passenger()))
                .query(rs -> {
                    var journey = rs.getString("journey_id");
                    if (journey == null) {
                        threads.add(rs.getString("thread"));
                    } else {
                        journeys.add(JourneyId.parse(journey));
                    }
                });
    }

    @Override
    public boolean idle(Moment now) {
        return jdbc.sql("""
                select not exists (select 1 from notice where stage = 'planned'
                    and (status = 'sending' or next_attempt_at is null or next_attempt_at <= :now))
                """).param("now", timestamp(now.machine())).query(Boolean.class).single();
    }

    @Override
    public Optional<Instant> oldestPlannedAt() {
        return jdbc.sql("select min(planned_at) as oldest from notice where stage = 'planned'")
                .query((rs, _) -> Optional.ofNullable(instant(rs, "oldest")))
                .single();
    }
}
