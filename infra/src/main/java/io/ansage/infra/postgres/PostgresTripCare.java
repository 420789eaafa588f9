package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.TripCareStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps in PostgreSQL when each subscription is to be looked at again. */
public final class PostgresTripCare implements TripCareStore {

    private final JdbcClient jdbc;

    public PostgresTripCare(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(Collection<Care> cares, Collection<SubscriptionId> over) {
        forget(cares, over);
        if (cares.isEmpty()) {
            return;
        }
        // In one order, as those who make others due take them.
        var ordered = cares.stream().sorted(Comparator.comparing(c -> c.subscription().value())).toList();
        jdbc.sql("""
                insert into trip_care (subscription_id, passenger_id, due_at)
                select * from unnest(:subscriptions::text[], :passengers::text[], :due::timestamptz[])
                on conflict (subscription_id) do update set due_at = excluded.due_at
                """)
                .param("subscriptions", names(ordered))
                .param("passengers", ordered.stream().map(c -> c.passenger().value()).toArray(String[]::new))
                .param("due", ordered.stream().map(c -> c.dueAt().toString()).toArray(String[]::new))
                .update();
        want(ordered);
    }

    /** Takes all rows of the batch in one order first: those that stay may come before those that go. */
    private void forget(Collection<Care> cares, Collection<SubscriptionId> over) {
        if (over.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with locked as (
                    select subscription_id from trip_care where subscription_id = any(:all)
                    order by subscription_id for update)
                delete from trip_care c using locked
                where c.subscription_id = locked.subscription_id and c.subscription_id = any(:over)
                """)
                .param("all", Stream.concat(cares.stream().map(Care::subscription), over.stream())
                        .map(SubscriptionId::value)
                        .toArray(String[]::new))
                .param("over", over.stream().map(SubscriptionId::value).toArray(String[]::new))
                .update();
    }

    private void want(List<Care> cares) {
        var wanted = cares.stream().flatMap(c -> c.stops().stream().map(stop -> Map.entry(c, stop))).toList();
        var subscriptions = wanted.stream().map(w -> w.getKey().subscription().value()).toArray(String[]::new);
        var stops = wanted.stream().map(w -> w.getValue().value()).toArray(String[]::new);
        jdbc.sql("""
                delete from wanted_stop w where subscription_id = any(:cares) and not exists (
                    select 1 from unnest(:subscriptions::text[], :stops::text[]) as n(subscription_id, stop_id)
                    where n.subscription_id = w.subscription_id and n.stop_id = w.stop_id)
                """)
                .param("cares", names(cares))
                .param("subscriptions", subscriptions)
                .param("stops", stops)
                .update();
        if (stops.length > 0) {
            jdbc.sql("""
                    insert into wanted_stop (subscription_id, stop_id)
                    select * from unnest(:subscriptions::text[], :stops::text[])
                    on conflict do nothing
                    """).param("subscriptions", subscriptions).param("stops", stops).update();
        }
    }

    private static String[] names(List<Care> cares) {
        return cares.stream().map(c -> c.subscription().value()).toArray(String[]::new);
    }

    @Override
    public void appeared(Set<JourneyId> journeys) {
        // In one order, so that two segments cannot wait for each other.
        jdbc.sql("insert into appeared_journey (journey_id) select unnest(:journeys::text[]) on conflict do nothing")
                .param("journeys", journeys.stream().map(JourneyId::toString).sorted().toArray(String[]::new))
                .update();
    }

    @Override
    public boolean hurry(Instant now) {
        boolean any = jdbc.sql("select exists (select 1 from appeared_journey)").query(Boolean.class).single();
        if (any) {
            jdbc.sql("""
                    with appeared as (delete from appeared_journey returning journey_id),
                    touched as (
                        select distinct w.subscription_id
                        from appeared j
                        join stop_departure d on d.journey_id = j.journey_id
                        join stop_name k on k.stop_id = d.stop_id
                        join stop_name s on lower(s.name) = lower(k.name)
                        join wanted_stop w on w.stop_id = s.stop_id),
                    locked as (
                        select c.subscription_id from trip_care c join touched t using (subscription_id)
                        where c.due_at > :now order by c.subscription_id for update of c)
                    update trip_care c set due_at = :now from locked where c.subscription_id = locked.subscription_id
                    """).param("now", timestamp(now)).update();
        }
        return any;
    }

    /**
     * Whose subscription is gone is forgotten. {@code offset 0}, and only of this page: each is looked up; else all
     * subscriptions were read for a few that are due, or all that are due for each page of them.
     */
    @Override
    public List<SubscriptionRow> claimDue(Instant now, int most) {
        return jdbc.sql("""
                with due as (
                    select subscription_id from trip_care where due_at <= :now
                    order by due_at limit :most for update skip locked),
                forgotten as (
                    delete from trip_care where subscription_id = any(array(
                        select subscription_id from due where not exists (
                            select 1 from subscription_index i where i.subscription_id = due.subscription_id offset 0))))
                select i.* from due cross join lateral (
                    select * from subscription_index i where i.subscription_id = due.subscription_id offset 0) i
                order by i.subscription_id
                """)
                .param("now", timestamp(now))
                .param("most", most)
                .query((rs, _) -> PostgresSubscriptions.row(rs))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
                select case when exists (select 1 from appeared_journey) then timestamptz 'epoch'
                    else (select min(due_at) from trip_care) end as due
                """).query((rs, _) -> Optional.ofNullable(instant(rs, "due"))).single();
    }
}
