package io.ansage.infra.postgres;

import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionStore;
import java.util.Collection;
import java.util.HashSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores nothing of passengers who were erased. An event that was read before the erasure would otherwise be followed
 * after it, and what is known of somebody who asked to be forgotten would come back for good. Their keys are held until
 * the commit, before any of their rows, as the erasure does.
 */
public final class LivingSubscriptions implements SubscriptionStore {

    private final SubscriptionStore store;
    private final JdbcClient jdbc;

    public LivingSubscriptions(SubscriptionStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    public void save(Collection<SubscriptionRow> rows) {
        var living = new HashSet<>(jdbc.sql("""
                select passenger_id from passenger_key where passenger_id = any(:passengers)
                order by passenger_id for key share
                """)
                .param("passengers",
                        rows.stream().map(row -> row.passenger().value()).distinct().toArray(String[]::new))
                .query(String.class)
                .list());
        var kept = rows.stream().filter(row -> living.contains(row.passenger().value())).toList();
        if (!kept.isEmpty()) {
            store.save(kept);
        }
    }

    @Override
    public Collection<SubscriptionRow> findAll(Collection<SubscriptionId> ids) {
        return store.findAll(ids);
    }
}
