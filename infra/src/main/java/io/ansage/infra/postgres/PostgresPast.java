package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlannedWindow.Seen;
import io.ansage.query.why.PastPlanning;
import io.ansage.query.why.PastReads;
import io.ansage.query.why.PastTrip;
import io.ansage.query.why.PastTrip.Belief;
import io.ansage.query.why.PastTrip.Form;
import io.ansage.query.why.PastTrip.Row;
import io.ansage.query.why.PastTrip.Step;
import io.ansage.query.why.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Reads what decisions were made of. Nothing is written here. */
public final class PostgresPast implements PastReads {

    private static final TypeReference<Map<JourneyId, Seen>> OTHERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public PostgresPast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TripId> tripsOf(PassengerId passenger, JourneyId journey) {
        return jdbc.sql("""
                select trip_id from trip_history
                where passenger_id = :passenger and legs @> :leg::jsonb
                group by 1 order by max(sequence) desc
                """)
                .param("passenger", passenger.value())
                .param("leg", leg(journey))
                .query((rs, _) -> new TripId(rs.getString(1)))
                .list();
    }

    @Override
    public List<TripId> tripsOf(PassengerId passenger, SubscriptionId subscription) {
        return jdbc.sql("""
                select trip_id from trip_history
                where subscription_id = :subscription and passenger_id = :passenger
                group by 1 order by max(sequence) desc
                """)
                .param("subscription", subscription.value())
                .param("passenger", passenger.value())
                .query((rs, _) -> new TripId(rs.getString(1)))
                .list();
    }

    @Override
    public List<TripId> tripsOn(JourneyId journey, int limit) {
        return jdbc.sql("""
                select distinct trip_id from trip_history where legs @> :leg::jsonb order by 1 limit :limit
                """)
                .param("leg", leg(journey))
                .param("limit", limit)
                .query((rs, _) -> new TripId(rs.getString(1)))
                .list();
    }

    @Override
    public List<JourneyId> journeysOf(ServiceDate date, @Nullable JourneyId after, int limit) {
        return jdbc.sql("""
                select distinct p.journey_id from planning p
                join journey_outlook o on o.journey_id = p.journey_id
                where o.service_date = :date and p.journey_id > :after
                order by 1 limit :limit
                """)
                .param("date", date.date())
                .param("after", after == null ? "" : after.toString())
                .param("limit", limit)
                .query((rs, _) -> JourneyId.parse(rs.getString(1)))
                .list();
    }

    @Override
    public List<PastTrip> find(List<TripId> trips) {
        var ids = trips.stream().map(TripId::value).toArray(String[]::new);
        var forms = grouped("trip_history", ids,
                (rs, _) -> new Form(new SubscriptionId(rs.getString("subscription_id")),
                        new PassengerId(rs.getString("passenger_id")), rs.getInt("generation"),
                        CohortRows.legs(rs.getString("legs")),
                        DomainJson.mapper().readValue(rs.getString("preferences"), Preferences.class),
                        rs.getBoolean("ended"),
                        rs.getLong("xid")));
        var beliefs = grouped("belief_history", ids,
                (rs, _) -> new Belief(CohortRows.told(rs.getString("told")), rs.getLong("xid")));
        var rows = grouped("notice_in_words", ids,
                (rs, _) -> new Row(PostgresNotices.notice(rs), rs.getInt("generation"),
                        CohortRows.told(rs.getString("before")), CohortRows.told(rs.getString("after")),
                        instant(rs, "hold_until"), rs.getLong("xid"), steps(rs)));
        return trips.stream()
                .filter(forms::containsKey)
                .map(id -> new PastTrip(id, forms.getOrDefault(id, List.of()), beliefs.getOrDefault(id, List.of()),
                        rows.getOrDefault(id, List.of())))
                .toList();
    }

    @Override
    public List<PastPlanning> listPlanned(Collection<JourneyId> journeys) {
        return jdbc.sql("""
                select p.*, n.numbers, m.muted as muting from planning p
                join notice_parameters n on n.name = p.parameters
                left join planning_muted m on m.name = p.muted
                where p.journey_id = any(:journeys) order by p.sequence
                """)
                .param("journeys", journeys.stream().map(JourneyId::toString).toArray(String[]::new))
                .query((rs, _) -> planning(rs))
                .list();
    }

    private <T> Map<TripId, List<T>> grouped(String table, String[] trips, RowMapper<T> mapper) {
        var grouped = new HashMap<TripId, List<T>>();
        jdbc.sql("select * from " + table + " where trip_id = any(:trips) order by sequence")
                .param("trips", trips)
                .query(rs -> {
                    grouped.computeIfAbsent(new TripId(rs.getString("trip_id")), _ -> new ArrayList<>())
                            .add(Objects.requireNonNull(mapper.mapRow(rs, 0)));
                });
        return grouped;
    }

    private static PastPlanning planning(ResultSet rs) throws SQLException {
        var json = DomainJson.mapper();
        var muting = rs.getString("muting");
        return new PastPlanning(rs.getLong("sequence"), new PlannedWindow(JourneyId.parse(rs.getString("journey_id")),
                Objects.requireNonNull(instant(rs, "planned_at")), instant(rs, "opened_at"), instant(rs, "recheck_at"),
                rs.getLong("revision"), json.readValue(rs.getString("others"), OTHERS),
                muting == null ? Muted.NOTHING : json.readValue(muting, Muted.class),
                json.readValue(rs.getString("numbers"), NoticeParameters.class), rs.getInt("told"),
                json.readValue(rs.getString("silent"), COUNTS)), Snapshot.parse(rs.getString("snapshot")),
                rs.getLong("xid"));
    }

    /** Each as {@code transaction status unknown}, as the trigger writes them. */
    private static List<Step> steps(ResultSet rs) throws SQLException {
        return Arrays.stream((String[]) rs.getArray("steps").getArray())
                .map(step -> step.split(" "))
                .map(words -> new Step(Long.parseLong(words[0]), words[1], words[2].equals("t")))
                .toList();
    }

    private static String leg(JourneyId journey) {
        return JsonRows.json(List.of(Map.of("journeyId", journey.toString())));
    }
}
