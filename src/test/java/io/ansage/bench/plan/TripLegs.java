package io.ansage.bench.plan;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The legs of trips that were put into their table by COPY, as the product writes them. */
public final class TripLegs {

    private TripLegs() {}

    /** Of all trips that have none. */
    public static void ofNewTrips(JdbcClient jdbc) {
        jdbc.sql("""
                insert into trip_leg (trip_id, leg, journey_id, boarding, alighting, changes, generation,
                    subscription_id, passenger_id, form)
                select t.trip_id, l.n - 1, l.leg ->> 'journeyId', (l.leg ->> 'boarding')::int,
                    (l.leg ->> 'alighting')::int, jsonb_array_length(t.legs) > 1, t.generation, t.subscription_id,
                    t.passenger_id, t.form
                from trip t cross join jsonb_array_elements(t.legs) with ordinality as l(leg, n)
                where not exists (select 1 from trip_leg k where k.trip_id = t.trip_id)
                """).update();
    }
}
