package io.ansage.infra.postgres;

import io.ansage.command.match.KnownJourneys;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.time.ServiceDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The index of known journeys. Written in the transaction of the event that schedules a journey. */
public final class PostgresKnownJourneys implements KnownJourneys {

    private final JdbcTemplate jdbc;

    public PostgresKnownJourneys(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** Notes newly scheduled journeys. */
    public void note(List<JourneyScheduled> journeys) {
        jdbc.batchUpdate("""
                insert into known_journey (journey_id, train_number, service_date, planned_from, planned_until)
                values (?, ?, ?, ?, ?) on conflict (journey_id) do nothing
                """, journeys, 500, (row, journey) -> {
            var times = times(journey.calls());
            row.setString(1, journey.journeyId().toString());
            row.setString(2, journey.trainNumber().value());
            row.setObject(3, journey.journeyId().serviceDate().date());
            row.setObject(4, times.isEmpty() ? null : times.getFirst().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            row.setObject(5, times.isEmpty() ? null : times.getLast().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
        });
    }

    @Override
    public List<Known> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
        return jdbc.query("""
                select journey_id, planned_from, planned_until from known_journey
                 where train_number = ? and service_date = ? order by journey_id
                """, (row, _) -> new Known(JourneyId.parse(row.getString(1)), instant(row, 2), instant(row, 3)),
                trainNumber.value(), serviceDate.date());
    }

    @Override
    public Set<JourneyId> known(Set<JourneyId> ids) {
        return new HashSet<>(jdbc.query("select journey_id from known_journey where journey_id = any (?)",
                row -> {
                    row.setArray(1, row.getConnection()
                            .createArrayOf("text",
                                    ids.stream().map(JourneyId::toString).toArray()));
                }, (row, _) -> JourneyId.parse(row.getString(1))));
    }

    private static List<Instant> times(List<StopCall> calls) {
        return calls.stream()
                .flatMap(c -> Stream.of(c.aimedArrival(), c.aimedDeparture()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
