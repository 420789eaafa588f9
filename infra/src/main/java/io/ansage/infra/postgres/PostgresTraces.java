package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Journeys.HistoryEntry;
import io.ansage.query.api.Traces;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Finds the way of the latest news in the history, the record of the planner and the ledger. */
public final class PostgresTraces implements Traces {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final PostgresHistory history;
    private final ToLongFunction<String> positions;
    private final Groups groups;

    /** {@code positions} says how far a processing group is. */
    public PostgresTraces(JdbcClient jdbc, PostgresHistory history, ToLongFunction<String> positions, Groups groups) {
        this.jdbc = jdbc;
        this.history = history;
        this.positions = positions;
        this.groups = groups;
    }

    /** Names of the processing groups that publish events and fold them into journeys. */
    public record Groups(String mirror, String outlook) {}

    @Override
    public Optional<Trace> findLatest(JourneyId journey) {
        return history.findLatestNews(journey).map(row -> {
            var event = new HistoryEntry(row.revision(), row.position(), row.type(), row.event(), row.recordedAt());
            var planned = planned(journey, row.revision());
            return new Trace(event, positions.applyAsLong(groups.mirror()) >= row.position(),
                    positions.applyAsLong(groups.outlook()) >= row.position(), settling(journey), planned,
                    planned == null || planned.told() == 0 ? null : sent(journey, planned.at()));
        });
    }

    private @Nullable Settling settling(JourneyId journey) {
        return jdbc.sql("""
                select min(opened_at) as opened_at, min(due_at) as due_at from settling_known
                where journey_id = :journey having count(*) > 0
                """)
                .param("journey", journey.toString())
                .query((rs, _) -> new Settling(instant(rs, "opened_at"),
                        Objects.requireNonNull(instant(rs, "due_at"))))
                .optional()
                .orElse(null);
    }

    /** A window that is looked at again decides again: the first time somebody is told counts, else the first time. */
    private @Nullable Planned planned(JourneyId journey, long revision) {
        return jdbc.sql("""
                select opened_at, planned_at, told, silent from planning
                where journey_id = :journey and revision >= :revision
                order by told = 0, sequence limit 1
                """)
                .param("journey", journey.toString())
                .param("revision", revision)
                .query((rs, _) -> new Planned(instant(rs, "opened_at"),
                        Objects.requireNonNull(instant(rs, "planned_at")), rs.getLong("told"),
                        DomainJson.mapper().readValue(rs.getString("silent"), COUNTS)))
                .optional()
                .orElse(null);
    }

    private Sent sent(JourneyId journey, Instant plannedAt) {
        return jdbc.sql("""
                select min(closed_at) filter (where status = 'accepted') as first_at,
                    max(closed_at) filter (where status = 'accepted') as last_at,
                    count(*) filter (where status = 'accepted') as accepted,
                    count(*) filter (where stage = 'planned') as open
                from notice where journey_id = :journey and planned_at = :planned
                """)
                .param("journey", journey.toString())
                .param("planned", timestamp(plannedAt))
                .query((rs, _) -> new Sent(instant(rs, "first_at"), instant(rs, "last_at"), rs.getLong("accepted"),
                        rs.getLong("open")))
                .single();
    }
}
