package io.ansage.infra.postgres;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Departures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads boards. Departures of which no time at all is known come last, for as long as their train has been heard of
 * within three hours and has neither left nor ended.
 */
public final class PostgresDepartures implements Departures {

    private static final Duration HEARD_OF = Duration.ofHours(3);

    private final JdbcClient jdbc;

    public PostgresDepartures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Departure> listDepartures(StopId stop, Instant from, int limit) {
        return jdbc.sql("""
                select d.*, o.revision, o.train_number, o.as_of
                from stop_departure d join journey_outlook o on o.journey_id = d.journey_id
                where d.stop_id = :stop and not d.terminus
                    and (d.shown_at >= :from
                        or d.shown_at is null and not d.departed and not d.journey_over and o.as_of >= :heard)
                order by d.shown_at nulls last, d.journey_id, d.call_order
                limit :limit
                """)
                .param("stop", stop.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("heard", from.minus(HEARD_OF).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> departure(rs))
                .list();
    }

    @Override
    public List<JourneyOutlook> listCalling(StopId stop, Instant from, int limit) {
        return jdbc.sql("""
                with calling as (
                    (select journey_id, shown_at as at from stop_departure
                        where stop_id = :stop and shown_at >= :from and not terminus order by shown_at limit :limit)
                    union all
                    (select journey_id, arrives_at from stop_departure
                        where stop_id = :stop and arrives_at >= :from order by arrives_at limit :limit)
                    union all
                    (select d.journey_id, null from stop_departure d join journey_outlook o using (journey_id)
                        where d.stop_id = :stop and d.shown_at is null and d.arrives_at is null and not d.terminus
                            and not d.departed and not d.journey_over and o.as_of >= :heard limit :limit)),
                each as (select journey_id, min(at) as at from calling group by journey_id
                    order by at nulls last, journey_id limit :limit)
                select o.outlook from each join journey_outlook o using (journey_id) order by each.at nulls last, journey_id
                """)
                .param("stop", stop.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("heard", from.minus(HEARD_OF).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, _) -> DomainJson.mapper().readValue(rs.getString("outlook"), JourneyOutlook.class))
                .list();
    }

    @Override
    public Optional<Stop> findStop(StopId stop) {
        return jdbc.sql("select min(name) as name from stop_name where stop_id = :stop having count(*) > 0")
                .param("stop", stop.value())
                .query((rs, _) -> new Stop(stop, rs.getString("name")))
                .optional();
    }

    @Override
    public List<Stop> listStops(String text, int limit) {
        var pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql("""
                select stop_id, min(name) as name from stop_name where lower(name) like lower(:pattern)
                group by stop_id order by lower(min(name)), stop_id limit :limit
                """)
                .param("pattern", pattern)
                .param("limit", limit)
                .query((rs, _) -> new Stop(new StopId(rs.getString("stop_id")), rs.getString("name")))
                .list();
    }

    private static Departure departure(ResultSet rs) throws SQLException {
        var asOf = instant(rs, "as_of");
        return new Departure(JourneyId.parse(rs.getString("journey_id")), rs.getLong("revision"),
                rs.getInt("call_order"), new TrainNumber(rs.getString("train_number")), rs.getString("line"),
                rs.getString("destination"), instant(rs, "aimed"), instant(rs, "expected"),
                rs.getObject("delay_minutes", Integer.class), rs.getString("planned_platform"),
                rs.getString("platform"), rs.getBoolean("cancelled"), rs.getBoolean("departed"),
                asOf == null ? Instant.EPOCH : asOf);
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
