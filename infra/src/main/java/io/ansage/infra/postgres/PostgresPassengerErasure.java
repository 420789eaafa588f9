package io.ansage.infra.postgres;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.PassengerErasure;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes every row about a passenger, and the key to the events about them, in one transaction. The audit keeps the
 * pseudonym, which then belongs to nobody.
 */
public final class PostgresPassengerErasure implements PassengerErasure {

    /**
     * Every table with a passenger's rows; a test looks whether one is missing. The key's table has its own keeper. The
     * ledger comes first: a delivery that is just being written down is waited for there, and what it wrote goes after.
     */
    static final List<String> TABLES = List.of("notice", "belief", "delivery_attempt", "device",
            "passenger_session", "subscription_index");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Consumer<PassengerId> keys;

    /** {@code keys} erases the passenger's key, within the transaction. */
    public PostgresPassengerErasure(JdbcClient jdbc, TransactionTemplate transaction, Consumer<PassengerId> keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
    }

    @Override
    public void erase(PassengerId passenger) {
        transaction.executeWithoutResult(_ -> {
            keepPlannersOut(passenger);
            for (var table : TABLES) {
                jdbc.sql("delete from " + table + " where passenger_id = :passenger")
                        .param("passenger", passenger.value())
                        .update();
            }
            jdbc.sql("delete from idempotent_request where owner = :passenger")
                    .param("passenger", passenger.value())
                    .update();
            keys.accept(passenger);
        });
    }

    /**
     * A planner that has read the passenger's subscriptions would write about them afterwards. Whoever plans a journey
     * holds its window; so does this, until all is gone. What is due then finds nobody new to tell.
     */
    private void keepPlannersOut(PassengerId passenger) {
        jdbc.sql("""
                insert into settling as known (journey_id, due_at)
                select journey_id, min(started_at) from subscription_index
                where passenger_id = :passenger group by journey_id order by journey_id
                on conflict (journey_id) do update set due_at = known.due_at
                """).param("passenger", passenger.value()).update();
    }
}
