package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
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

    static Cohort cohort(JourneyId journey, ResultSet rs) throws SQLException {
        var told = rs.getString("told");
        return new Cohort(new Leg(journey, rs.getInt("boarding"), rs.getInt("alighting")),
                new Preferences(rs.getInt("threshold_minutes"), rs.getString("language")),
                told == null ? LastTold.NOTHING : lastTold(told), open(rs), members(rs));
    }

    static LastTold lastTold(String json) {
        return DomainJson.mapper().readValue(json, LastTold.class);
    }

    private static @Nullable Open open(ResultSet rs) throws SQLException {
        var reason = rs.getString("reason");
        if (reason == null) {
            return null;
        }
        boolean held = rs.getBoolean("held");
        return new Open(held, reason, held ? null : lastTold(rs.getString("open_after")), instant(rs, "hold_until"));
    }

    private static List<Member> members(ResultSet rs) throws SQLException {
        var subscriptions = (String[]) rs.getArray("subscriptions").getArray();
        var passengers = (String[]) rs.getArray("passengers").getArray();
        var sequences = (Long[]) rs.getArray("sequences").getArray();
        var members = new ArrayList<Member>(subscriptions.length);
        for (int i = 0; i < subscriptions.length; i++) {
            members.add(new Member(new SubscriptionId(subscriptions[i]), new PassengerId(passengers[i]),
                    sequences[i]));
        }
        return members;
    }
}
