package io.ansage.bench.push;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.plan.DisturbedTrains;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.metrics.MeteredOutbox;
import io.ansage.infra.postgres.PostgresDevices;
import io.ansage.infra.postgres.PostgresMessageStore;
import io.ansage.infra.postgres.PostgresMuting;
import io.ansage.infra.postgres.PostgresOutbox;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.PostgresSettling;
import io.ansage.infra.postgres.SpringTransactions;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.delivery.DeliveryRecords;
import io.ansage.query.delivery.DeliveryWorker;
import io.ansage.query.delivery.Dispatch;
import io.ansage.query.delivery.LastGate;
import io.ansage.query.delivery.RetryTimes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The product's delivery, wired as in production, with as many workers. */
final class Deliveries {

    private static final int WORKERS = 3;

    private final JdbcClient jdbc;
    private final DeliveryWorker worker;

    Deliveries(HikariDataSource database, NotificationChannel channel) {
        jdbc = JdbcClient.create(database);
        var clock = PassengerClock.standingAt(DisturbedTrains.NOW);
        var policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
        worker = new DeliveryWorker(
                new DeliveryRecords(new MeteredOutbox(new PostgresOutbox(jdbc), new SimpleMeterRegistry(), clock),
                        new PostgresDevices(jdbc), new PostgresSettling(jdbc),
                        new SpringTransactions(new JdbcTransactionManager(database)), policy.parameters().settle()),
                new LastGate(new PostgresOutlookStore(jdbc, TableNames.LIVE),
                        new PostgresMessageStore(jdbc, TableNames.LIVE), new PostgresMuting(jdbc), policy,
                        new TripTruths(policy.parameters(), ChangeTimes.UNKNOWN)),
                new Dispatch(List.of(channel)), new RetryTimes(new Random(7)), clock, InstantSource.system());
    }

    /** Every passenger has one phone; of a hundred one is busy, and one is gone. */
    void registerPhones() {
        jdbc.sql("delete from belief where notification_id not like 'n-%'").update();
        jdbc.sql("truncate device, delivery_attempt").update();
        jdbc.sql("""
                insert into device (device_id, passenger_id, channel, address, address_hash, registered_at)
                select 'd-' || trip_id, passenger_id, 'fcm', token, sha256(convert_to(token, 'UTF8')), :at
                from (select trip_id, passenger_id, case abs(hashtext(trip_id)) % 100 when 0 then :busy
                    when 1 then :gone else 'phone:' end || trip_id as token from trip) phones
                """)
                .param("at", java.sql.Timestamp.from(DisturbedTrains.NOW))
                .param("busy", StandInProcess.BUSY)
                .param("gone", StandInProcess.GONE)
                .update();
        // Statistics of the moment at which it was empty would have each push read all phones.
        jdbc.sql("analyze device").update();
    }

    /** Delivers all that is due; answers how many notices that were. */
    long deliverAll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, WORKERS).mapToObj(_ -> threads.submit(worker::deliverDue)).toList();
            long handled = 0;
            for (var one : running) {
                handled += one.get();
            }
            return handled;
        }
    }

    /** What became of them: status and outcome, and how many. */
    String outcomes() {
        return String.join(", ", jdbc.sql("""
                select status || ' ' || coalesce(outcome, '-') || ' ' || count(*) from notice
                group by status, outcome order by count(*) desc
                """).query(String.class).list());
    }

    long count(String where) {
        return jdbc.sql("select count(*) from notice where " + where).query(Long.class).single();
    }
}
