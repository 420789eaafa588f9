package io.ansage.bench.peer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A notifier as a tutorial has it: for every delayed train, for every subscriber, look up the subscription and what was
 * last told, decide, insert a notification, commit. Two such threads share the trains.
 */
public final class NaiveNotifier {

    private static final int NOTHING = -1;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public NaiveNotifier(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes its tables, with so many subscribers on each train; two thirds want to hear of few minutes. */
    public void prepare(int trains, int subscribers) {
        jdbc.sql("""
                create table naive_subscription (
                    id text primary key, passenger text not null, train integer not null, threshold integer not null,
                    language text not null)
                """).update();
        jdbc.sql("""
                create table naive_notification (
                    id text primary key, subscription text not null, passenger text not null, delay integer not null,
                    title text not null, body text not null, status text not null, created_at timestamptz not null)
                """).update();
        jdbc.sql("""
                insert into naive_subscription
                select t || '-' || s, 'p-' || t || '-' || s, t, case s % 3 when 1 then 15 else 5 end, 'de'
                from generate_series(0, :trains - 1) t, generate_series(0, :subscribers - 1) s
                """).param("trains", trains).param("subscribers", subscribers).update();
        jdbc.sql("create index on naive_subscription (train)").update();
        jdbc.sql("create index on naive_notification (subscription, created_at)").update();
        jdbc.sql("create index on naive_notification (created_at) where status = 'pending'").update();
        forget();
    }

    /** As it was before: one in three has been told already. */
    public void forget() {
        jdbc.sql("truncate naive_notification").update();
        jdbc.sql("""
                insert into naive_notification
                select 'told-' || id, id, passenger, 12, 'Delay', 'About 12 minutes late', 'sent', now()
                from naive_subscription where split_part(id, '-', 2)::integer % 3 = 2
                """).update();
    }

    /** Notifies the subscribers of these trains until time is up; answers how many were considered. */
    public long notify(List<Integer> trains, int delay, long untilNanos) {
        long considered = 0;
        Queue<String> subscriptions = new ArrayDeque<>();
        for (var train : trains) {
            subscriptions.addAll(jdbc.sql("select id from naive_subscription where train = :train")
                    .param("train", train)
                    .query(String.class)
                    .list());
            while (!subscriptions.isEmpty()) {
                if (System.nanoTime() >= untilNanos) {
                    return considered;
                }
                var id = subscriptions.remove();
                transaction.executeWithoutResult(_ -> consider(id, delay));
                considered++;
            }
        }
        return considered;
    }

    private void consider(String id, int delay) {
        var subscription = jdbc.sql("select passenger, threshold from naive_subscription where id = :id")
                .param("id", id)
                .query((rs, _) -> new Subscription(rs.getString(1), rs.getInt(2)))
                .single();
        int told = jdbc.sql("""
                select delay from naive_notification where subscription = :id order by created_at desc limit 1
                """).param("id", id).query(Integer.class).optional().orElse(NOTHING);
        if (delay >= subscription.threshold && delay != told) {
            jdbc.sql("""
                    insert into naive_notification values
                        (:id, :subscription, :passenger, :delay, :title, :body, 'pending', now())
                    """)
                    .param("id", UUID.randomUUID().toString())
                    .param("subscription", id)
                    .param("passenger", subscription.passenger)
                    .param("delay", delay)
                    .param("title", "Delay")
                    .param("body", "Your train is about " + delay + " minutes late")
                    .update();
        }
    }

    private record Subscription(String passenger, int threshold) {}
}
