package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.FeedAlert.Words;
import io.ansage.domain.message.Severity;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Situations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Reads what operators have published about a station, and what feeds say of it. */
public final class PostgresSituations implements Situations {

    private static final int MOST = 20;
    private static final Duration HEARD = Duration.ofDays(1);
    private static final List<Severity> GRAVEST_FIRST = List.of(Severity.CLOSURE, Severity.DISRUPTION,
            Severity.ACCESSIBILITY, Severity.INFO);
    private static final TypeReference<Map<String, Words>> WORDS = new TypeReference<>() {};

    /** Who calls at the stop within the time, with network and line as messages and alerts name them. */
    private static final String CALLING = """
            with calling as (
                select d.journey_id, d.call_order, split_part(d.journey_id, ':', 1) as network,
                    split_part(d.journey_id, ':', 1) || ':' || d.line as line
                from stop_departure d
                where d.stop_id = :stop and not d.journey_over
                    and (d.shown_at between :now and :until or d.arrives_at between :now and :until))
            """;

    private final JdbcClient jdbc;

    public PostgresSituations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Situation> listAt(StopId stop, Instant now, Instant until) {
        return Stream.concat(messages(stop, now, until).stream(), alerts(stop, now, until).stream())
                .sorted(Comparator.comparingInt(s -> GRAVEST_FIRST.indexOf(s.severity())))
                .limit(MOST)
                .toList();
    }

    private List<Situation> messages(StopId stop, Instant now, Instant until) {
        return jdbc.sql(CALLING + """
                , named as (
                    select message_id from operator_message_audience where kind = 'stop' and value = :stop
                    union
                    select message_id from operator_message_audience
                        where kind = 'network' and (value = split_part(:stop, ':', 1)
                            or value collate "C" in (select network from calling))
                    union
                    select a.message_id from operator_message_audience a join calling c on a.value = c.line
                        where a.kind = 'line'
                    union
                    select a.message_id from operator_message_audience a
                        join calling c on a.value collate "C" = c.journey_id
                        where a.kind = 'journey' or a.kind = 'leg' and c.call_order between a.from_call and a.until_call)
                select m.* from named join operator_message m using (message_id)
                where m.status = 'PUBLISHED' and m.valid_from <= :now and m.valid_until > :now
                order by array_position(:gravest, m.content ->> 'severity'), m.number desc
                limit :most
                """)
                .param("stop", stop.value())
                .param("now", timestamp(now))
                .param("until", timestamp(until))
                .param("gravest", GRAVEST_FIRST.stream().map(Severity::name).toArray(String[]::new))
                .param("most", MOST)
                .query((rs, _) -> {
                    var row = PostgresMessageStore.row(rs);
                    var content = row.content();
                    var words = new HashMap<String, Words>();
                    content.texts()
                            .forEach((language, text) -> words.put(language, new Words(text.title(), text.body())));
                    return new Situation(row.id().value(), row.revision(), content.severity(), words,
                            content.validity().from(), content.validity().until());
                })
                .list();
    }

    /** A feed that has not been heard of for a day says nothing any more. */
    private List<Situation> alerts(StopId stop, Instant now, Instant until) {
        return jdbc.sql(CALLING + """
                select feed || ':' || alert_id as id, severity, words, valid_from, valid_until from feed_alert
                where seen_at > :heard and (valid_from is null or valid_from <= :now)
                    and (valid_until is null or valid_until > :now)
                    and (:stop = any(stops) or split_part(:stop, ':', 1) = any(networks)
                        or exists (select 1 from calling c where c.network = any(networks)
                            or c.line = any(lines)))
                order by array_position(:gravest, severity),
                    valid_from desc nulls last, id
                limit :most
                """)
                .param("stop", stop.value())
                .param("now", timestamp(now))
                .param("until", timestamp(until))
                .param("gravest", GRAVEST_FIRST.stream().map(Severity::name).toArray(String[]::new))
                .param("most", MOST)
                .param("heard", timestamp(now.minus(HEARD)))
                .query((rs, _) -> new Situation(rs.getString("id"), 1, Severity.valueOf(rs.getString("severity")),
                        DomainJson.mapper().readValue(rs.getString("words"), WORDS), instant(rs, "valid_from"),
                        instant(rs, "valid_until")))
                .list();
    }
}
