package io.ansage.infra.postgres;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.alternative.OfferStore;
import io.ansage.query.alternative.OffersThatHold;
import io.ansage.query.alternative.Remedy;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.Offers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps offers; one statement for all recipients of a notice. Only trips that were planned as such have offers to
 * accept: a commute goes on tomorrow as it was.
 */
public final class PostgresOffers implements OfferStore, Offers {

    private final JdbcClient jdbc;
    private final OffersThatHold holding;

    public PostgresOffers(JdbcClient jdbc, OffersThatHold holding) {
        this.jdbc = jdbc;
        this.holding = holding;
    }

    @Override
    public void write(Remedy remedy, List<Notice> notices) {
        var sequences = notices.stream().map(Notice::sequence).toArray(Long[]::new);
        jdbc.sql("delete from offer where trip_id in (select trip_id from notice where sequence = any(:sequences))")
                .param("sequences", sequences)
                .update();
        if (remedy.alternatives().isEmpty()) {
            return;
        }
        var rows = new ArrayList<Row>();
        for (var a : remedy.alternatives()) {
            rows.add(new Row(rows.size() + 1, Stream.concat(remedy.kept().stream(), a.legs().stream()).toList(),
                    a.train().value(), a.departs().toString(), a.arrives().toString()));
        }
        jdbc.sql("""
                insert into offer (offer_id, trip_id, generation, subscription_id, passenger_id, rank, kept, legs, train,
                    departs, arrives, made_at)
                select n.notification_id || '-' || r.rank, n.trip_id, n.generation, n.subscription_id, n.passenger_id,
                    r.rank, :kept, r.legs, r.train, r.departs, r.arrives, n.planned_at
                from notice n, json_to_recordset(:rows::json) as r(rank integer, legs jsonb, train text,
                    departs timestamptz, arrives timestamptz)
                where n.sequence = any(:sequences) and n.trip_id = n.subscription_id
                on conflict (offer_id) do nothing
                """)
                .param("kept", remedy.kept().size())
                .param("rows", JsonRows.json(rows))
                .param("sequences", sequences)
                .update();
    }

    @Override
    public List<Offer> listOf(PassengerId passenger, SubscriptionId subscription) {
        return jdbc.sql("""
                select o.* from offer o join trip t on t.trip_id = o.trip_id and t.generation = o.generation
                where o.subscription_id = :subscription and o.passenger_id = :passenger order by o.rank
                """)
                .param("subscription", subscription.value())
                .param("passenger", passenger.value())
                .query((rs, _) -> offer(rs))
                .list();
    }

    @Override
    public Optional<Offer> find(PassengerId passenger, SubscriptionId subscription, String offerId) {
        return listOf(passenger, subscription).stream().filter(o -> o.id().equals(offerId)).findFirst();
    }

    @Override
    public boolean holds(Offer offer) {
        return holding.holds(offer);
    }

    private static Offer offer(ResultSet rs) throws SQLException {
        return new Offer(rs.getString("offer_id"), rs.getInt("kept"), CohortRows.legs(rs.getString("legs")),
                rs.getString("train"), rs.getObject("departs", OffsetDateTime.class).toInstant(),
                rs.getObject("arrives", OffsetDateTime.class).toInstant(),
                rs.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private record Row(int rank, List<Leg> legs, String train, String departs, String arrives) {}
}
