package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Situations;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what operators have published about a station. */
public final class PostgresSituations implements Situations {

    private final JdbcClient jdbc;

    public PostgresSituations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Situation> listAt(StopId stop, Instant now, Instant until) {
        return jdbc.sql("""
                with calling as (
                    select d.journey_id, d.call_order, split_part(d.journey_id, ':', 1) || ':' || d.line as line
                    from stop_departure d
                    where d.stop_id = :stop and not d.journey_over
                        and (d.shown_at between :now and :until or d.arrives_at between :now and :until)),
                named as (
                    select message_id from operator_message_audience where kind = 'stop' and value = :stop
                    union
                    select message_id from operator_message_audience
                        where kind = 'network' and (value = split_part(:stop, ':', 1)
                            or value collate "C" in (select split_part(journey_id, ':', 1) from calling))
                    union
                    select a.message_id from operator_message_audience a join calling c on a.value = c.line
                        where a.kind = 'line'
                    union
                    select a.message_id from operator_message_audience a
                        join calling c on a.value collate "C" = c.journey_id
                        where a.kind = 'journey' or a.kind = 'leg' and c.call_order between a.from_call and a.until_call)
                select m.* from named join operator_message m using (message_id)
                where m.status = 'PUBLISHED' and m.valid_from <= :now and m.valid_until > :now
                order by array_position(array['CLOSURE', 'DISRUPTION', 'ACCESSIBILITY', 'INFO'],
                    m.content ->> 'severity'), m.number desc
                limit 20
                """)
                .param("stop", stop.value())
                .param("now", timestamp(now))
                .param("until", timestamp(until))
                .query((rs, _) -> {
                    var row = PostgresMessageStore.row(rs);
                    var content = row.content();
                    return new Situation(row.id(), row.revision(), content.severity(), content.texts(),
                            content.validity().from(), content.validity().until());
                })
                .list();
    }
}
