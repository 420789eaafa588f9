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
            "passenger_session", "subscription_index", "trip", "offer", "message_told", "message_newcomer",
            "trip_history", "belief_history", "trip_care", "digest", "digest_part");

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
            holdKey(passenger);
            keepMessagesOut();
            keepFollowersOut(passenger);
            keepCarersOut(passenger);
            keepPlannersOut(passenger);
            keepDeliveriesOut(passenger);
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
     * First of all, and before any row: whoever follows the passenger's subscriptions holds the key, and a rebuild that
     * swaps tables in holds all keys.
     */
    private void holdKey(PassengerId passenger) {
        jdbc.sql("lock table passenger_key in row exclusive mode").update();
        jdbc.sql("select key_id from passenger_key where passenger_id = :passenger for update")
                .param("passenger", passenger.value())
                .query(_ -> {});
    }

    /** The same of messages: whoever tells a page of one holds its plan. Before the windows, as its planner does. */
    private void keepMessagesOut() {
        jdbc.sql("select message_id from message_plan order by message_id for update").query(_ -> {});
    }

    /** Whoever follows the passenger's subscriptions writes the index before anything that hangs on it. So does this. */
    private void keepFollowersOut(PassengerId passenger) {
        jdbc.sql("""
                select subscription_id from subscription_index where passenger_id = :passenger
                order by subscription_id for update
                """).param("passenger", passenger.value()).query(_ -> {});
    }

    /** Whoever looks for the passenger's trips holds this row, and comes to the windows after it, as this does. */
    private void keepCarersOut(PassengerId passenger) {
        jdbc.sql("delete from trip_care where passenger_id = :passenger")
                .param("passenger", passenger.value())
                .update();
    }

    /**
     * A planner that has read the passenger's subscriptions would write about them afterwards. Whoever plans a journey
     * holds its window; so does this, until all is gone. What is due then finds nobody new to tell.
     */
    private void keepPlannersOut(PassengerId passenger) {
        jdbc.sql("""
                insert into settling as known (journey_id, due_at)
                select l.journey_id, min(i.started_at) from trip t
                join trip_leg l on l.trip_id = t.trip_id
                join subscription_index i on i.subscription_id = t.subscription_id
                where t.passenger_id = :passenger group by l.journey_id order by l.journey_id
                on conflict (journey_id) do update set due_at = known.due_at
                """).param("passenger", passenger.value()).update();
    }

    /** Rows of the ledger are waited for in the order of their sequence, as everybody does. */
    private void keepDeliveriesOut(PassengerId passenger) {
        jdbc.sql("select sequence from notice where passenger_id = :passenger order by sequence for update")
                .param("passenger", passenger.value())
                .query(_ -> {});
    }
}
