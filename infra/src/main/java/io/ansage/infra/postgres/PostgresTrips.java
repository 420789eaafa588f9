package io.ansage.infra.postgres;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.trip.Trip;
import io.ansage.query.trip.TripStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the trips that are planned for, and the legs by which a journey's planning finds them. */
public final class PostgresTrips implements TripStore {

    private final JdbcClient jdbc;

    public PostgresTrips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void replace(SubscriptionId subscription, List<Trip> trips) {
        var known = listOf(List.of(subscription)).stream().collect(Collectors.toMap(Trip::id, t -> t));
        forget(subscription, trips);
        for (var trip : trips) {
            var before = known.get(trip.id());
            if (trip.equals(before)) {
                continue;
            }
            boolean riddenOtherwise = before != null && !before.legs().equals(trip.legs());
            save(trip, before, riddenOtherwise);
        }
    }

    @Override
    public List<Trip> listOf(Collection<SubscriptionId> subscriptions) {
        return jdbc.sql("select * from trip where subscription_id = any(:ids) order by trip_id")
                .param("ids", new HashSet<>(subscriptions).stream().map(SubscriptionId::value).toArray(String[]::new))
                .query((rs, _) -> new Trip(new TripId(rs.getString("trip_id")),
                        new SubscriptionId(rs.getString("subscription_id")),
                        new PassengerId(rs.getString("passenger_id")), CohortRows.legs(rs.getString("legs")),
                        DomainJson.mapper().readValue(rs.getString("preferences"), Preferences.class)))
                .list();
    }

    private void forget(SubscriptionId subscription, List<Trip> but) {
        jdbc.sql("delete from trip where subscription_id = :subscription and trip_id <> all(:but)")
                .param("subscription", subscription.value())
                .param("but", but.stream().map(t -> t.id().value()).toArray(String[]::new))
                .update();
    }

    private void save(Trip trip, @Nullable Trip before, boolean riddenOtherwise) {
        jdbc.sql("""
                insert into trip as known (trip_id, subscription_id, passenger_id, legs, preferences)
                values (:trip, :subscription, :passenger, :legs::jsonb, :preferences::jsonb)
                on conflict (trip_id) do update set legs = excluded.legs, preferences = excluded.preferences,
                    generation = known.generation + :more
                """)
                .param("trip", trip.id().value())
                .param("subscription", trip.subscription().value())
                .param("passenger", trip.passenger().value())
                .param("legs", JsonRows.json(trip.legs()))
                .param("preferences", JsonRows.json(trip.preferences()))
                .param("more", riddenOtherwise ? 1 : 0)
                .update();
        jdbc.sql("delete from trip_leg where trip_id = :trip").param("trip", trip.id().value()).update();
        jdbc.sql("""
                insert into trip_leg (trip_id, leg, journey_id, boarding, alighting, changes)
                select :trip, l.n - 1, l.leg ->> 'journeyId', (l.leg ->> 'boarding')::int, (l.leg ->> 'alighting')::int,
                    jsonb_array_length(:legs::jsonb) > 1
                from jsonb_array_elements(:legs::jsonb) with ordinality as l(leg, n)
                """).param("trip", trip.id().value()).param("legs", JsonRows.json(trip.legs())).update();
        if (before != null && riddenOtherwise) {
            believeOfTheNewTrip(trip, before.legs());
        }
    }

    private void believeOfTheNewTrip(Trip trip, List<Leg> before) {
        jdbc.sql("select told from belief where trip_id = :trip")
                .param("trip", trip.id().value())
                .query((rs, _) -> CohortRows.told(rs.getString("told")))
                .optional()
                .ifPresent(told -> jdbc.sql("update belief set told = :told::jsonb where trip_id = :trip")
                        .param("told", JsonRows.json(told.riddenAs(before, trip.legs())))
                        .param("trip", trip.id().value())
                        .update());
    }
}
