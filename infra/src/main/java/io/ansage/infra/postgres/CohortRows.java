package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.Cohort.Open;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cohorts out of the rows of their query. */
final class CohortRows {

    private CohortRows() {}

    static Cohort cohort(ResultSet rs) throws SQLException {
        var told = rs.getString("told");
        var legs = legs(rs.getString("legs"));
        return new Cohort(legs, DomainJson.mapper().readValue(rs.getString("preferences"), Preferences.class),
                told == null ? TripTold.nothing(legs.size()) : told(told), open(rs), members(rs));
    }

    static TripTold told(String json) {
        return DomainJson.mapper().readValue(json, TripTold.class);
    }

    static List<Leg> legs(@Nullable String json) {
        return json == null ? List.of() : List.of(DomainJson.mapper().readValue(json, Leg[].class));
    }

    private static @Nullable Open open(ResultSet rs) throws SQLException {
        var reason = rs.getString("reason");
        if (reason == null) {
            return null;
        }
        boolean held = rs.getBoolean("held");
        return new Open(held, reason, held ? null : told(rs.getString("open_after")), instant(rs, "hold_until"));
    }

    private static List<Member> members(ResultSet rs) throws SQLException {
        var trips = (String[]) rs.getArray("trips").getArray();
        var generations = (Integer[]) rs.getArray("generations").getArray();
        var subscriptions = (String[]) rs.getArray("subscriptions").getArray();
        var passengers = (String[]) rs.getArray("passengers").getArray();
        var sequences = (Long[]) rs.getArray("sequences").getArray();
        var members = new ArrayList<Member>(subscriptions.length);
        for (int i = 0; i < subscriptions.length; i++) {
            members.add(new Member(new TripId(trips[i]), generations[i], new SubscriptionId(subscriptions[i]),
                    new PassengerId(passengers[i]),
                    sequences[i]));
        }
        return members;
    }
}
