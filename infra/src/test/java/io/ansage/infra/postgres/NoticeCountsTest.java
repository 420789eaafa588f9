package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.infra.TestDatabase;
import io.ansage.query.api.Notices.Counters;
import io.ansage.query.api.Notices.Notice;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sums that the ledger keeps are those of its rows, whatever becomes of them. */
class NoticeCountsTest {

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void everyWayThroughTheLedger_isCounted() {
        railway.withPassengers(4).plannedDelay(12);
        assertCounted(Map.of("planned", 4L));
        var refused = NoticeRailway.address(3);
        railway.channel.answer = m -> m.address().equals(refused)
                ? new Refused("payload too big")
                : new TryLater("down", null, false);
        railway.worker.deliverPage();
        assertCounted(Map.of("planned", 3L, "failed", 1L));

        railway.channel.answers(RecordingChannel.ACCEPTED);
        railway.unsubscribe(2);
        railway.happens(railway.cancelled()).work();
        assertCounted(railway.ledger().stream().collect(Collectors.groupingBy(Notice::status, Collectors.counting())));

        new PostgresPassengerErasure(railway.database.jdbc(), railway.database.transaction(), _ -> {})
                .erase(NoticeRailway.passenger(0));
        assertCounted(railway.ledger().stream().collect(Collectors.groupingBy(Notice::status, Collectors.counting())));
    }

    @Test
    void whatIsHeld_isNotTold_andWhatIsRolledBackIsNotCounted() {
        railway.withPassengers(1).happens(railway.delay(12));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(10));
        railway.happens(railway.delay(11));
        railway.database.transaction().executeWithoutResult(transaction -> {
            railway.database.jdbc().sql("update notice set status = 'accepted', closed_at = now()").update();
            transaction.setRollbackOnly();
        });
        assertThat(railway.notices.counters().byStatus()).isEqualTo(Map.of("held", 1L));
        assertThat(railway.notices.counters().told()).isEmpty();
    }

    @Test
    void manyWritersAtOnce_countInSlotsOfTheirOwn_andWaitForNobody() {
        railway.withPassengers(8).plannedDelay(12);
        var rows = railway.ledger().stream().map(Notice::sequence).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            // All eight are within their transactions at the same time, or none gets on.
            var together = new CyclicBarrier(8);
            var writers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> railway.database
                            .transaction()
                            .executeWithoutResult(_ -> {
                                railway.database.jdbc()
                                        .sql("update notice set status = 'accepted', closed_at = now() where sequence = "
                                                + rows.get(i))
                                        .update();
                                meet(together);
                            }), threads))
                    .toList();
            writers.forEach(CompletableFuture::join);
        }
        assertCounted(Map.of("accepted", 8L));
        assertThat(railway.count("(select distinct slot from notice_count) slots")).isGreaterThanOrEqualTo(8);
    }

    @Test
    void ledgerOfAnEarlierVersion_isCountedOnce() {
        try (var database = TestDatabase.migratedTo("23")) {
            database.jdbc().sql("""
                    insert into notice (notification_id, trip_id, subscription_id, passenger_id, journey_id, version,
                        revision, class, reason, status, before, after, language, title, body, as_of, planned_at,
                        useful_until)
                    select 'n' || n, 't' || n, 's', 'p', 'test:1:2025-10-03', 1, 1, 'NORMAL', 'FIRST_DELAY',
                        case n % 3 when 0 then 'sending' when 1 then 'accepted' else 'held' end, '{}', '{}', 'en', '',
                        '', now(), now(), now() from generate_series(1, 9) n
                    """).update();
            database.migrateTo("latest");
            assertThat(counters(database.jdbc()).byStatus())
                    .isEqualTo(Map.of("planned", 3L, "accepted", 3L, "held", 3L));
            database.jdbc().sql("truncate notice").update();
            assertThat(counters(database.jdbc()).byStatus()).isEmpty();
        }
    }

    private Counters counters(JdbcClient jdbc) {
        return new PostgresNotices(jdbc, railway.untold).counters();
    }

    private void assertCounted(Map<String, Long> byStatus) {
        var counters = railway.notices.counters();
        assertThat(counters.byStatus()).isEqualTo(new TreeMap<>(byStatus));
        var told = new TreeMap<String, Long>();
        railway.database.jdbc()
                .sql("select class, count(*) as n from notice where status <> 'held' group by 1")
                .query(rs -> {
                    told.put(rs.getString("class"), rs.getLong("n"));
                });
        assertThat(counters.told()).isEqualTo(told);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
