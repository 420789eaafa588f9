package io.ansage.infra.postgres;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.trip.Trip;
import io.ansage.query.trip.TripStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public void replace(Map<SubscriptionId, List<Trip>> trips) {
        if (trips.isEmpty()) {
            return;
        }
        var known = listOf(trips.keySet()).stream().collect(Collectors.toMap(Trip::id, t -> t));
        var wanted = trips.values().stream().flatMap(List::stream).toList();
        forget(known.values(), wanted);
        var rows = wanted.stream()
                .filter(trip -> !trip.equals(known.get(trip.id())))
                .map(trip -> Row.of(trip, known.get(trip.id())))
                .toList();
        if (!rows.isEmpty()) {
            save(rows);
            believeOfTheNewTrips(wanted.stream().filter(t -> riddenOtherwise(t, known.get(t.id()))).toList(), known);
        }
    }

    private static boolean riddenOtherwise(Trip trip, @Nullable Trip before) {
        return before != null && !before.legs().equals(trip.legs());
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

    /** In the order of their ids, as planners take them. */
    private void forget(Collection<Trip> known, List<Trip> wanted) {
        var kept = wanted.stream().map(Trip::id).collect(Collectors.toUnmodifiableSet());
        var gone = known.stream()
                .map(Trip::id)
                .filter(id -> !kept.contains(id))
                .map(TripId::value)
                .toArray(String[]::new);
        if (gone.length > 0) {
            jdbc.sql("""
                    with gone as (select trip_id from trip where trip_id = any(:gone) order by trip_id for update)
                    delete from trip t using gone where t.trip_id = gone.trip_id
                    """).param("gone", gone).update();
        }
    }

    private void save(List<Row> trips) {
        var rows = JsonRows.of(trips);
        jdbc.sql("""
                insert into trip as known (trip_id, subscription_id, passenger_id, legs, preferences, generation)
                select trip_id, subscription_id, passenger_id, legs, preferences, generation
                from json_to_recordset(:rows::json) as r(trip_id text, subscription_id text, passenger_id text,
                    legs jsonb, preferences jsonb, generation integer)
                order by trip_id
                on conflict (trip_id) do update set legs = excluded.legs, preferences = excluded.preferences,
                    generation = known.generation + excluded.generation - 1
                """).param("rows", rows).update();
        jdbc.sql("delete from trip_leg where trip_id = any(:trips)")
                .param("trips", trips.stream().filter(Row::known).map(Row::tripId).toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into trip_leg (trip_id, leg, journey_id, boarding, alighting, changes, generation,
                    subscription_id, passenger_id, form)
                select t.trip_id, l.n - 1, l.leg ->> 'journeyId', (l.leg ->> 'boarding')::int,
                    (l.leg ->> 'alighting')::int, jsonb_array_length(t.legs) > 1, t.generation, t.subscription_id,
                    t.passenger_id, t.form
                from trip t cross join jsonb_array_elements(t.legs) with ordinality as l(leg, n)
                where t.trip_id = any(:trips)
                """).param("trips", trips.stream().map(Row::tripId).toArray(String[]::new)).update();
    }

    private void believeOfTheNewTrips(List<Trip> trips, Map<TripId, Trip> before) {
        if (trips.isEmpty()) {
            return;
        }
        var told = new HashMap<TripId, TripTold>();
        jdbc.sql("select trip_id, told from belief where trip_id = any(:trips) order by trip_id for update")
                .param("trips", trips.stream().map(t -> t.id().value()).toArray(String[]::new))
                .query(rs -> {
                    told.put(new TripId(rs.getString("trip_id")), CohortRows.told(rs.getString("told")));
                });
        var rows = trips.stream()
                .filter(trip -> told.containsKey(trip.id()))
                .map(trip -> new Belief(trip.id().value(), JsonRows.json(Objects.requireNonNull(told.get(trip.id()))
                        .riddenAs(Objects.requireNonNull(before.get(trip.id())).legs(), trip.legs()))))
                .toList();
        jdbc.sql("""
                update belief b set told = r.told from json_to_recordset(:rows::json) as r(trip_id text, told jsonb)
                where b.trip_id = r.trip_id
                """).param("rows", JsonRows.of(rows)).update();
    }

    /** {@code generation} is that of a trip that is new; two makes one that is known ridden otherwise. */
    private record Row(String tripId, String subscriptionId, String passengerId, @JsonRawValue String legs,
            @JsonRawValue String preferences, int generation, boolean known) {

        static Row of(Trip trip, @Nullable Trip before) {
            return new Row(trip.id().value(), trip.subscription().value(), trip.passenger().value(),
                    JsonRows.json(trip.legs()), JsonRows.json(trip.preferences()),
                    riddenOtherwise(trip, before) ? 2 : 1,
                    before != null);
        }
    }

    private record Belief(String tripId, @JsonRawValue String told) {}
}
