package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.query.delivery.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what passengers believe once notices have reached them, or may have. */
final class OutboxBeliefs {

    private final JdbcClient jdbc;

    OutboxBeliefs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What passengers believe now; an older notice that comes in late changes nothing. */
    void believe(Long[] told, Moment now) {
        write("""
                select distinct on (n.trip_id) n.trip_id, n.subscription_id, n.passenger_id, n.journey_id, n.version,
                    coalesce(n.after, w.after), n.notification_id, :now
                from unnest(:told::bigint[]) mine (sequence)
                cross join lateral (select * from notice o where o.sequence = mine.sequence offset 0) n
                left join lateral (select o.after from notice_wording o
                    where o.wording = n.wording and o.planned_at = n.planned_at offset 0) w on true
                left join lateral (select o.generation from trip o where o.trip_id = n.trip_id offset 0) t on true
                where t.generation is null or t.generation = n.generation
                order by n.trip_id, n.version desc
                """, told, now);
    }

    /** Who has read a digest has read of each of its trips. */
    void believeDigests(Long[] told, Moment now) {
        write("""
                select p.trip_id, p.subscription_id, p.passenger_id, p.journey_id, p.version, p.told,
                    p.notification_id, :now
                from notice n join digest_part p on p.notification_id = n.notification_id
                where n.sequence = any(:told) and n.reason = 'DIGEST'
                """, told, now);
    }

    /** Of an older version nothing is believed any more. */
    private void write(String beliefs, Long[] told, Moment now) {
        if (told.length == 0) {
            return;
        }
        jdbc.sql("""
                insert into belief as known (trip_id, subscription_id, passenger_id, journey_id, version, told,
                    notification_id, told_at)
                %s
                on conflict (trip_id) do update set version = excluded.version, told = excluded.told,
                    notification_id = excluded.notification_id, told_at = excluded.told_at
                where excluded.version >= known.version
                """.formatted(beliefs)).param("told", told).param("now", timestamp(now.passenger())).update();
    }
}
