package io.ansage.infra.postgres;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.outlook.OutlookStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes outlooks, board lines and names of stops, many rows in one statement. */
public final class PostgresOutlookStore implements OutlookStore {

    private final JdbcClient jdbc;
    private final TableNames tables;

    public PostgresOutlookStore(JdbcClient jdbc, TableNames tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids) {
        return PostgresOutlooks.findAll(jdbc, tables.of("journey_outlook"), ids);
    }

    @Override
    public void save(Collection<Positioned> outlooks, List<BoardLine> lines) {
        saveOutlooks(outlooks);
        saveLines(JsonRows.of(lines.stream().map(LineRow::of).toList()));
    }

    private void saveOutlooks(Collection<Positioned> outlooks) {
        jdbc.sql("""
                insert into %s as known
                    (journey_id, network, service_date, train_number, status, revision, position, as_of, outlook)
                select journey_id, network, service_date, train_number, status, revision, position, as_of, outlook
                from json_to_recordset(:rows::json) as r(journey_id text, network text, service_date date,
                    train_number text, status text, revision bigint, position bigint, as_of timestamptz, outlook json)
                on conflict (journey_id) do update set network = excluded.network,
                    service_date = excluded.service_date, train_number = excluded.train_number,
                    status = excluded.status, revision = excluded.revision, position = excluded.position,
                    as_of = excluded.as_of, outlook = excluded.outlook
                where excluded.revision >= known.revision
                """.formatted(tables.of("journey_outlook")))
                .param("rows", JsonRows.of(outlooks.stream().map(OutlookRow::of).toList()))
                .update();
    }

    /** Rows that stay as they are are not written again. */
    private void saveLines(String rows) {
        var columns = """
                json_to_recordset(:rows::json) as r(journey_id text, call_order integer, stop_id text, name text,
                    line text, destination text, aimed timestamptz, expected timestamptz, delay_minutes integer,
                    planned_platform text, platform text, cancelled boolean, departed boolean, terminus boolean,
                    journey_over boolean, arrives_at timestamptz)
                """;
        jdbc.sql("""
                delete from %s d where journey_id in (select journey_id from %s)
                    and not exists (select 1 from %s where r.journey_id = d.journey_id and r.call_order = d.call_order)
                """.formatted(tables.of("stop_departure"), columns, columns)).param("rows", rows).update();
        jdbc.sql("""
                insert into %s as known (journey_id, call_order, stop_id, line, destination, aimed, expected, shown_at,
                    delay_minutes, planned_platform, platform, cancelled, departed, terminus, journey_over, arrives_at)
                select journey_id, call_order, stop_id, line, destination, aimed, expected, coalesce(expected, aimed),
                    delay_minutes, planned_platform, platform, cancelled, departed, terminus, journey_over, arrives_at
                from %s
                on conflict (journey_id, call_order) do update set stop_id = excluded.stop_id, line = excluded.line,
                    destination = excluded.destination, aimed = excluded.aimed, expected = excluded.expected,
                    shown_at = excluded.shown_at, delay_minutes = excluded.delay_minutes,
                    planned_platform = excluded.planned_platform, platform = excluded.platform,
                    cancelled = excluded.cancelled, departed = excluded.departed, terminus = excluded.terminus,
                    journey_over = excluded.journey_over, arrives_at = excluded.arrives_at
                where row(known.*) is distinct from row(excluded.*)
                """.formatted(tables.of("stop_departure"), columns)).param("rows", rows).update();
        jdbc.sql("insert into %s (stop_id, name) select distinct stop_id, name from %s on conflict do nothing"
                .formatted(tables.of("stop_name"), columns)).param("rows", rows).update();
    }

    private record OutlookRow(String journeyId, String network, String serviceDate, String trainNumber, String status,
            long revision, long position, Instant asOf, @JsonRawValue String outlook) {

        static OutlookRow of(Positioned p) {
            var o = p.outlook();
            return new OutlookRow(o.id().toString(), o.id().network(), o.id().serviceDate().toString(),
                    o.trainNumber().value(), o.status().name(), o.revision(), p.position(), o.asOf(),
                    JsonRows.json(o));
        }
    }

    private record LineRow(String journeyId, int callOrder, String stopId, String name, @Nullable String line,
            String destination, @Nullable Instant aimed, @Nullable Instant expected, @Nullable Integer delayMinutes,
            @Nullable String plannedPlatform, @Nullable String platform, boolean cancelled, boolean departed,
            boolean terminus, boolean journeyOver, @Nullable Instant arrivesAt) {

        static LineRow of(BoardLine line) {
            var d = line.departure();
            return new LineRow(d.journeyId().toString(), d.order(), line.call().stop().value(), line.call().stopName(),
                    d.line(), d.destination(), d.aimed(), d.expected(), d.delayMinutes(), d.plannedPlatform(),
                    d.platform(), d.cancelled(), d.departed(), line.terminus(), line.over(), line.arrivesAt());
        }
    }
}
