package io.ansage.infra.postgres;

import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Subscriptions;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keeps the index of subscriptions, and shows to their owner those that are active. */
public final class PostgresSubscriptions implements SubscriptionStore, Subscriptions {

    private final JdbcClient jdbc;
    private final TableNames tables;

    public PostgresSubscriptions(JdbcClient jdbc, TableNames tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public void save(Collection<SubscriptionRow> rows) {
        jdbc.sql("""
                insert into %s as known (subscription_id, passenger_id, target, preferences, started_at, ended_at,
                    ended_because, active, position)
                select subscription_id, passenger_id, target, preferences, started_at, ended_at, ended_because,
                    ended_at is null, position
                from json_to_recordset(:rows::json) as r(subscription_id text, passenger_id text, target jsonb,
                    preferences jsonb, started_at timestamptz, ended_at timestamptz, ended_because text,
                    position bigint)
                on conflict (subscription_id) do update set target = excluded.target,
                    preferences = excluded.preferences, ended_at = excluded.ended_at,
                    ended_because = excluded.ended_because,
                    active = excluded.active, position = excluded.position
                where excluded.position > known.position
                """.formatted(table())).param("rows", JsonRows.of(rows.stream().map(IndexRow::of).toList())).update();
    }

    @Override
    public Collection<SubscriptionRow> findAll(Collection<SubscriptionId> ids) {
        return jdbc.sql("select * from " + table() + " where subscription_id = any(:ids)")
                .param("ids", ids.stream().map(SubscriptionId::value).toArray(String[]::new))
                .query((rs, _) -> row(rs))
                .list();
    }

    @Override
    public List<Subscription> listOf(PassengerId owner) {
        return jdbc.sql("select * from " + table()
                + " where passenger_id = :owner and active order by started_at, subscription_id")
                .param("owner", owner.value())
                .query((rs, _) -> shown(row(rs)))
                .list();
    }

    @Override
    public List<Subscription> listExpired(PassengerId owner, int limit) {
        return jdbc.sql("select * from " + table()
                + " where passenger_id = :owner and ended_because = 'EXPIRED'"
                + " order by ended_at desc, subscription_id limit :limit")
                .param("owner", owner.value())
                .param("limit", limit)
                .query((rs, _) -> shown(row(rs)))
                .list();
    }

    @Override
    public Optional<Subscription> find(PassengerId owner, SubscriptionId id) {
        return jdbc.sql("select * from " + table()
                + " where subscription_id = :id and passenger_id = :owner and (active or ended_because = 'EXPIRED')")
                .param("id", id.value())
                .param("owner", owner.value())
                .query((rs, _) -> shown(row(rs)))
                .optional();
    }

    private String table() {
        return tables.of("subscription_index");
    }

    private static Subscription shown(SubscriptionRow row) {
        return new Subscription(row.id(), row.target(), row.preferences(), row.startedAt(), row.endedAt());
    }

    static SubscriptionRow row(ResultSet rs) throws SQLException {
        return new SubscriptionRow(new SubscriptionId(rs.getString("subscription_id")),
                new PassengerId(rs.getString("passenger_id")),
                DomainJson.mapper().readValue(rs.getString("target"), Target.class),
                DomainJson.mapper().readValue(rs.getString("preferences"), Preferences.class),
                Objects.requireNonNull(PostgresDepartures.instant(rs, "started_at")),
                PostgresDepartures.instant(rs, "ended_at"), endReason(rs), rs.getLong("position"));
    }

    private static @Nullable EndReason endReason(ResultSet rs) throws SQLException {
        var name = rs.getString("ended_because");
        return name == null ? null : EndReason.valueOf(name);
    }

    private record IndexRow(String subscriptionId, String passengerId, JsonNode target, JsonNode preferences,
            Instant startedAt, @Nullable Instant endedAt, @Nullable EndReason endedBecause, long position) {

        static IndexRow of(SubscriptionRow row) {
            return new IndexRow(row.id().value(), row.passenger().value(), tree(row.target()),
                    tree(row.preferences()), row.startedAt(), row.endedAt(), row.endedBecause(),
                    row.position());
        }

        /** Names inside stay as the domain writes them. */
        private static JsonNode tree(Object value) {
            return DomainJson.mapper().valueToTree(value);
        }
    }
}
