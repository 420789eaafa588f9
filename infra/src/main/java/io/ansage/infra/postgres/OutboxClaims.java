package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.query.delivery.Moment;
import io.ansage.query.delivery.Parcel;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a page of the outbox is taken in hand: which rows are due, with all that is needed to send them. */
final class OutboxClaims {

    /**
     * Rows of the same trip are found by the trip.
     *
     * <p>{@code offset 0} here and in laterals, because the outbox is empty most of the time, and statistics made then let
     * the planner think so when it is full: what belongs to a row of a page is looked up row by row, whatever statistics
     * say. Left to itself the planner read all trips, all wordings or all of the ledger for a page of 500, and started
     * parallel workers to do so: 0.58 ms of the database's CPU time for each push, now 0.32 ms. Within {@code exists}, it
     * keeps the planner from reading all subscriptions for a page with one digest in it.
     */
    private static final String NOT_BEHIND_AN_OLDER_ONE = """
            not exists (select 1 from notice o
                where o.trip_id = n.trip_id and o.sequence < n.sequence
                    and o.status in ('planned', 'sending')
                    and (o.status = 'sending' or o.next_attempt_at is null or o.next_attempt_at <= :now
                        or n.class = 'QUIET')
                offset 0)
            """;

    private static final String NOT_IN_HAND = "(n.status = 'planned' or n.lease_until <= :now)";

    private final JdbcClient jdbc;
    private final OutboxBeliefs beliefs;

    OutboxClaims(JdbcClient jdbc, OutboxBeliefs beliefs) {
        this.jdbc = jdbc;
        this.beliefs = beliefs;
    }

    /** As {@link io.ansage.query.delivery.Outbox#claim}. */
    List<Parcel> claim(Moment now, Instant leaseUntil, int most) {
        var claimed = take(now, leaseUntil, most);
        if (claimed.length == 0) {
            return List.of();
        }
        supersedeOlder(claimed, now);
        return jdbc.sql("""
                select n.sequence, n.lease_until, n.attempts, n.outcome_unknown, n.done_devices, n.notification_id,
                    n.subscription_id, n.trip_id, n.journey_id, n.message_id, n.revision, n.class, n.reason,
                    coalesce(n.before, w.before) as before, coalesce(n.after, w.after) as after,
                    coalesce(n.language, w.language) as language, coalesce(n.title, w.title) as title,
                    coalesce(n.body, w.body) as body, n.as_of, n.useful_until, t.legs, t.trip_id is not null or n.message_id is not null and (
                        n.reason = 'SITUATION_TEST' or exists (select 1 from subscription_index i
                            where i.passenger_id = n.passenger_id and i.active offset 0))
                        or n.reason = 'DIGEST' and exists (select 1 from subscription_index i
                            where i.subscription_id = n.subscription_id and i.active offset 0) as active,
                    coalesce(b.version, 0) as told_version,
                    exists (select 1 from notice w where w.trip_id = n.trip_id
                        and w.sequence > n.sequence and w.status = 'planned' and w.class <> 'QUIET') as newer_waits,
                    (select json_agg(json_build_object('id', d.device_id, 'channel', d.channel, 'token', d.address,
                        'suspect', d.suspect) order by d.device_id)
                        from device d where d.passenger_id = n.passenger_id and d.code_hash is null
                            and (wanted.channels is null or jsonb_array_length(wanted.channels) = 0
                                or jsonb_exists(wanted.channels, d.channel))) as devices
                from unnest(:claimed::bigint[]) mine (sequence)
                cross join lateral (select * from notice o where o.sequence = mine.sequence offset 0) n
                left join lateral (select * from notice_wording o
                    where o.wording = n.wording and o.planned_at = n.planned_at offset 0) w on true
                left join lateral (select o.trip_id, o.legs, o.preferences from trip o
                    where o.trip_id = n.trip_id and o.generation = n.generation offset 0) t on true
                left join lateral (select k.version from belief k where k.trip_id = n.trip_id offset 0) b on true
                cross join lateral (select t.preferences -> case n.class when 'URGENT' then 'urgentChannels'
                    else 'channels' end as channels) wanted
                order by n.sequence
                """).param("claimed", claimed).query(new OutboxRows()::parcel).list();
    }

    /**
     * A notice waits for older ones of its trip; only one that interrupts does not wait for an older one that is
     * itself waiting to be tried again. A row whose lease ran out may have been sent.
     *
     * <p>Asked in three parts, each of which reads an index from its beginning: in one part all that waits for a later
     * attempt was read on the way to what is fresh, and each claim cost more the more there was. What is in hand
     * already is passed over, a few pages at most: to take a row in hand changes nothing of which there is an index.
     */
    private Long[] take(Moment now, Instant leaseUntil, int most) {
        return jdbc.sql("""
                with again as (
                    select n.sequence, n.planned_at from notice n
                    where n.stage = 'planned' and n.next_attempt_at <= :now and %2$s and %1$s
                    order by n.next_attempt_at, n.sequence limit :most
                    for update of n skip locked),
                useless as (
                    select n.sequence, n.planned_at from notice n
                    where n.closed_at is null and n.next_attempt_at > :now and n.useful_until < :passengerNow
                        and n.status = 'planned' and %1$s
                    order by n.useful_until, n.sequence limit :most - (select count(*) from again)
                    for update of n skip locked),
                fresh as (
                    select n.sequence, n.planned_at from notice n
                    where n.stage = 'planned' and n.next_attempt_at is null and %2$s and %1$s
                    -- The first of both is always null, and yet without it the index is not known to be in order.
                    order by n.next_attempt_at, n.sequence
                    limit :most - (select count(*) from again) - (select count(*) from useless)
                    for update of n skip locked),
                due as (
                    select * from again union all select * from useless union all select * from fresh)
                update notice n set status = 'sending', lease_until = :lease,
                    attempts = n.attempts + 1, outcome_unknown = n.outcome_unknown or n.status = 'sending'
                from due where n.sequence = due.sequence and n.planned_at = due.planned_at
                returning n.sequence
                """.formatted(NOT_BEHIND_AN_OLDER_ONE, NOT_IN_HAND))
                .param("now", timestamp(now.machine()))
                .param("passengerNow", timestamp(now.passenger()))
                .param("lease", timestamp(leaseUntil))
                .param("most", most)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    /**
     * Waits for nobody: whoever has an older one in hand closes it or sends it, and where they do neither the send gate
     * finds that something newer was told.
     */
    private void supersedeOlder(Long[] claimed, Moment now) {
        var inDoubt = jdbc.sql("""
                with older as (
                    select o.sequence, o.planned_at from unnest(:claimed::bigint[]) mine (sequence)
                    cross join lateral (select w.trip_id from notice w where w.sequence = mine.sequence offset 0) n
                    cross join lateral (select w.sequence, w.planned_at from notice w
                        where w.trip_id = n.trip_id and w.sequence < mine.sequence and w.status = 'planned'
                        for update skip locked) o),
                superseded as (
                    update notice o set status = 'superseded', outcome = 'SUPERSEDED', closed_at = :now,
                        next_attempt_at = null
                    from older where o.sequence = older.sequence and o.planned_at = older.planned_at
                    returning o.sequence, o.outcome_unknown)
                select sequence from superseded where outcome_unknown
                """)
                .param("claimed", claimed)
                .param("now", timestamp(now.passenger()))
                .query(Long.class)
                .list();
        var perhapsTold = inDoubt.toArray(Long[]::new);
        beliefs.believe(perhapsTold, now);
        beliefs.believeDigests(perhapsTold, now);
    }
}
