package io.ansage.infra.postgres;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.api.Trips;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the trips that are planned for, by their passenger. */
public final class PostgresWatchedTrips implements Trips {

    private final JdbcClient jdbc;

    public PostgresWatchedTrips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WatchedTrip> listOf(PassengerId owner, int limit) {
        return jdbc.sql("""
                select trip_id, subscription_id, legs from trip where passenger_id = :owner order by trip_id limit :limit
                """)
                .param("owner", owner.value())
                .param("limit", limit)
                .query((rs, _) -> new WatchedTrip(new TripId(rs.getString("trip_id")),
                        new SubscriptionId(rs.getString("subscription_id")), CohortRows.legs(rs.getString("legs"))))
                .list();
    }
}
