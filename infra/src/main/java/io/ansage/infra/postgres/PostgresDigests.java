package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.DigestStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps digests in PostgreSQL. */
public final class PostgresDigests implements DigestStore {

    private final JdbcClient jdbc;

    public PostgresDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(SubscriptionRow subscription, LocalDate day) {
        return jdbc.sql("""
                insert into digest (subscription_id, day, passenger_id) values (:subscription, :day, :passenger)
                on conflict do nothing
                """)
                .param("subscription", subscription.id().value())
                .param("day", day)
                .param("passenger", subscription.passenger().value())
                .update() == 1;
    }

    @Override
    public Map<TripId, TripTold> listTold(Collection<TripId> trips) {
        var told = new HashMap<TripId, TripTold>();
        jdbc.sql("select trip_id, told from belief where trip_id = any(:trips)")
                .param("trips", ids(trips))
                .query(rs -> {
                    told.put(new TripId(rs.getString("trip_id")), CohortRows.told(rs.getString("told")));
                });
        return told;
    }

    @Override
    public boolean toldUrgently(Collection<TripId> trips, Instant since) {
        return jdbc.sql("""
                select exists (select 1 from notice where trip_id = any(:trips) and class = 'URGENT'
                    and planned_at >= :since and stage in ('planned', 'accepted'))
                """)
                .param("trips", ids(trips))
                .param("since", timestamp(since))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void keepParts(String notificationId, List<Part> parts) {
        for (var part : parts) {
            jdbc.sql("""
                    insert into digest_part (notification_id, trip_id, subscription_id, passenger_id, journey_id,
                        version, told)
                    values (:notification, :trip, :subscription, :passenger, :journey, :version, :told::jsonb)
                    """)
                    .param("notification", notificationId)
                    .param("trip", part.trip().id().value())
                    .param("subscription", part.trip().subscription().value())
                    .param("passenger", part.trip().passenger().value())
                    .param("journey", part.trip().legs().getFirst().journeyId().toString())
                    .param("version", part.told().version())
                    .param("told", JsonRows.json(part.told()))
                    .update();
        }
    }

    private static String[] ids(Collection<TripId> trips) {
        return trips.stream().map(TripId::value).toArray(String[]::new);
    }
}
