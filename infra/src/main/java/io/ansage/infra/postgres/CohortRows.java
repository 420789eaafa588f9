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
import io.ansage.query.notice.Cohort.Members;
import io.ansage.query.notice.Cohort.Open;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads cohorts out of the rows of one query. Many of them have wishes or beliefs in common, which are read once. */
final class CohortRows {

    private final Map<String, Preferences> preferences = new HashMap<>();
    private final Map<String, List<Leg>> legs = new HashMap<>();
    private final Map<String, TripTold> told = new HashMap<>();

    Cohort cohort(ResultSet rs) throws SQLException {
        var believed = rs.getString("told");
        var ridden = legs.computeIfAbsent(rs.getString("legs"), CohortRows::legs);
        return new Cohort(ridden,
                preferences.computeIfAbsent(rs.getString("preferences"),
                        json -> DomainJson.mapper().readValue(json, Preferences.class)),
                believed == null
                        ? TripTold.nothing(ridden.size())
                        : told.computeIfAbsent(believed, json -> timeless(told(json))),
                open(rs), new Written(rs.getInt("size"), rs.getString("members")));
    }

    static TripTold told(String json) {
        return DomainJson.mapper().readValue(json, TripTold.class);
    }

    /** When they were told does not matter to the policy. */
    private static TripTold timeless(TripTold told) {
        return new TripTold(told.version(), told.interrupts(), told.reminded(), told.legs(), told.connections(), null);
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
        return new Open(held, reason, held ? null : timeless(told(rs.getString("open_after"))),
                instant(rs, "hold_until"));
    }

    /**
     * Members as the database wrote them: words apart by spaces, passengers by commas, neither of which is in an id. Of two
     * in three cohorts nobody asks who they are, and their words are never looked at.
     */
    private record Written(int size, String words) implements Members {

        @Override
        public List<Member> list() {
            return Arrays.stream(words.split(","))
                    .map(Written::member)
                    .sorted(Comparator.comparing(member -> member.tripId().value()))
                    .toList();
        }

        private static Member member(String words) {
            var word = words.split(" ");
            return new Member(new TripId(word[0]), Integer.parseInt(word[1]), new SubscriptionId(word[2]),
                    new PassengerId(word[3]), word.length > 4 ? Long.valueOf(word[4]) : null);
        }
    }
}
