package io.ansage.infra.postgres;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.EventExport;
import io.ansage.query.history.HistoryReads;
import io.ansage.query.history.HistoryRow;
import io.ansage.query.history.HistoryStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what happened in a table that is partitioned by service date. */
public final class PostgresHistory implements HistoryStore, HistoryReads, EventExport {

    static final String TABLE = "journey_history";

    private static final Map<String, Class<? extends JourneyEvent>> TYPES = JourneyEventTypes.all()
            .stream()
            .collect(Collectors.toUnmodifiableMap(JourneyEventTypes::typeName, JourneyEventTypes::type));

    /** What happens to every train, on its best day too. */
    private static final List<String> ROUTINE = List.of(JourneyEventTypes.JOURNEY_SCHEDULED.typeName(),
            JourneyEventTypes.STOP_CALL_PASSED.typeName(), JourneyEventTypes.JOURNEY_COMPLETED.typeName());

    private final JdbcClient jdbc;
    private final TableNames tables;

    public PostgresHistory(JdbcClient jdbc, TableNames tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public void append(List<HistoryRow> rows) {
        if (tables == TableNames.LIVE) {
            new Partitions(jdbc).ensure(TABLE,
                    rows.stream().map(r -> r.event().journeyId().serviceDate().date()).distinct().toList());
        }
        jdbc.sql("""
                insert into %s (journey_id, service_date, revision, position, type, observed_at, known_at, recorded_at,
                    source, because, event)
                select journey_id, service_date, revision, position, type, observed_at, known_at, recorded_at,
                    source, because, event
                from json_to_recordset(:rows::json) as r(journey_id text, service_date date, revision bigint,
                    position bigint, type text, observed_at timestamptz, known_at timestamptz,
                    recorded_at timestamptz, source text, because text, event jsonb)
                on conflict (journey_id, revision, service_date) do nothing
                """.formatted(tables.of(TABLE)))
                .param("rows", JsonRows.of(rows.stream().map(EventRow::of).toList()))
                .update();
    }

    @Override
    public List<HistoryRow> listOf(JourneyId journey) {
        return jdbc.sql("""
                select type, event, revision, position, recorded_at from %s
                where journey_id = :id and service_date = :date order by revision
                """.formatted(tables.of(TABLE)))
                .param("id", journey.toString())
                .param("date", journey.serviceDate().date())
                .query((rs, _) -> row(rs))
                .list();
    }

    /** The latest event that is news; the latest of all where there was none. */
    Optional<HistoryRow> findLatestNews(JourneyId journey) {
        return jdbc.sql("""
                select type, event, revision, position, recorded_at from %s
                where journey_id = :id and service_date = :date
                order by type in (:routine), revision desc limit 1
                """.formatted(tables.of(TABLE)))
                .param("id", journey.toString())
                .param("date", journey.serviceDate().date())
                .param("routine", ROUTINE)
                .query((rs, _) -> row(rs))
                .optional();
    }

    @Override
    public List<String> linesOf(JourneyId journey) {
        return jdbc.sql("""
                select json_build_object('type', type, 'event', event) from %s
                where journey_id = :id and service_date = :date order by revision
                """.formatted(tables.of(TABLE)))
                .param("id", journey.toString())
                .param("date", journey.serviceDate().date())
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private static HistoryRow row(ResultSet rs) throws SQLException {
        var type = TYPES.get(rs.getString("type"));
        if (type == null) {
            throw new IllegalStateException("unknown type of event in the history: " + rs.getString("type"));
        }
        return new HistoryRow(DomainJson.mapper().readValue(rs.getString("event"), type), rs.getLong("revision"),
                rs.getLong("position"), Objects.requireNonNull(PostgresDepartures.instant(rs, "recorded_at")));
    }

    private record EventRow(String journeyId, String serviceDate, long revision, long position, String type,
            Instant observedAt, Instant knownAt, Instant recordedAt, String source, String because,
            @JsonRawValue String event) {

        static EventRow of(HistoryRow row) {
            var event = row.event();
            var provenance = event.provenance();
            return new EventRow(event.journeyId().toString(), event.journeyId().serviceDate().toString(),
                    row.revision(), row.position(), row.type(), provenance.observedAt(), provenance.knownAt(),
                    row.recordedAt(), provenance.source().id(), provenance.because().name(), JsonRows.json(event));
        }
    }
}
