package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.trip.Rides;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds rides on the boards, which hold the journeys of a timetable from yesterday to tomorrow and those that only a feed
 * knows. A board is in order of expected times; a train is taken to be at most an hour early and a day late.
 */
public final class PostgresRides implements Rides {

    private static final Duration EARLIEST = Duration.ofHours(1);
    private static final Duration LATEST = Duration.ofDays(1);
    /** The arrival as boards show it; two hours after departure if it is unknown. */
    private static final String OVER = "coalesce(a.arrives_at, b.shown_at + interval '2 hours') as over";

    private final JdbcClient jdbc;

    public PostgresRides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Ride> list(String network, StopId from, @Nullable StopId to, Instant after, Instant before) {
        return to == null ? toTheEnd(network, from, after, before) : between(network, from, to, after, before);
    }

    private List<Ride> between(String network, StopId from, StopId to, Instant after, Instant before) {
        return jdbc.sql("""
                select distinct on (b.journey_id) b.journey_id, b.call_order as boarding, a.call_order as alighting,
                    b.aimed as departure, %s
                from stop_departure b
                join stop_departure a on a.journey_id = b.journey_id and a.call_order > b.call_order
                where b.stop_id = any(:from) and b.shown_at >= :earliest and b.shown_at < :latest
                    and b.aimed >= :after and b.aimed < :before and b.journey_id like :network || ':%%'
                    and a.stop_id = any(:to)
                order by b.journey_id, b.call_order, a.call_order
                """.formatted(OVER))
                .param("from", platforms(from))
                .param("to", platforms(to))
                .param("network", network)
                .param("after", timestamp(after))
                .param("before", timestamp(before))
                .param("earliest", timestamp(after.minus(EARLIEST)))
                .param("latest", timestamp(before.plus(LATEST)))
                .query((rs, _) -> ride(rs))
                .list()
                .stream()
                .sorted(Comparator.comparing(Ride::departure))
                .toList();
    }

    private List<Ride> toTheEnd(String network, StopId from, Instant after, Instant before) {
        return jdbc.sql("""
                select distinct on (b.journey_id) b.journey_id, b.call_order as boarding, a.call_order as alighting,
                    b.aimed as departure, %s
                from stop_departure b
                join stop_departure a on a.journey_id = b.journey_id and a.call_order > b.call_order and a.terminus
                where b.stop_id = :from and b.shown_at >= :earliest and b.shown_at < :latest
                    and b.aimed >= :after and b.aimed < :before and b.journey_id like :network || ':%%'
                order by b.journey_id, b.call_order
                """.formatted(OVER))
                .param("from", from.value())
                .param("network", network)
                .param("after", timestamp(after))
                .param("before", timestamp(before))
                .param("earliest", timestamp(after.minus(EARLIEST)))
                .param("latest", timestamp(before.plus(LATEST)))
                .query((rs, _) -> ride(rs))
                .list()
                .stream()
                .sorted(Comparator.comparing(Ride::departure))
                .toList();
    }

    /** The stop, and those of the same name: a timetable that joins the platforms of a station has one id for them. */
    private String[] platforms(StopId stop) {
        return jdbc.sql("""
                select :stop union
                select s.stop_id from stop_name k join stop_name s on lower(s.name) = lower(k.name)
                where k.stop_id = :stop and k.name <> ''
                """).param("stop", stop.value()).query(String.class).list().toArray(String[]::new);
    }

    private static Ride ride(ResultSet rs) throws SQLException {
        return new Ride(new Leg(JourneyId.parse(rs.getString("journey_id")), rs.getInt("boarding"),
                rs.getInt("alighting")), Objects.requireNonNull(instant(rs, "departure")),
                Objects.requireNonNull(instant(rs, "over")));
    }
}
