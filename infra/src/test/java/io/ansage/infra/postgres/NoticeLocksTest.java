package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.subscription.EndReason;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Moment;
import io.ansage.query.delivery.Parcel;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.PlannedWindow;
import io.ansage.query.notice.PlanningStore;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays on two connections: whoever writes rows of the ledger takes them in one order, so that nobody waits for somebody
 * who waits for them. No step waits for time: the other is waited for until it is through, or is seen by PostgreSQL to
 * wait for a lock.
 */
class NoticeLocksTest {

    private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().start(task);

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    /** Makes ready what one of the writers looks for, and answers what it does then. */
    private interface Writer {
        Runnable prepare(NoticeRailway railway, List<Long> rows);
    }

    static Stream<Named<Writer>> writers() {
        return Stream.of(
                Named.of("planner closes what is open", (railway, rows) -> {
                    change(railway, rows, "body = body");
                    return () -> railway.planning.closeOpen(rows.reversed()
                            .stream()
                            .map(row -> new PlanningStore.Overtaken(row, "superseded", "CANCELLED"))
                            .toList(), railway.clock.instant());
                }),
                Named.of("planner withdraws what is held", (railway, rows) -> {
                    change(railway, rows, "status = 'held', generation = 9");
                    return () -> railway.planning.withdrawEnded(Set.of(NoticeRailway.JOURNEY),
                            railway.clock.instant());
                }),
                Named.of("delivery closes", (railway, rows) -> {
                    var claimed = claimed(railway);
                    change(railway, rows, "body = body");
                    return () -> railway.outbox.close(claimed.reversed()
                            .stream()
                            .map(parcel -> new Closing(parcel, Closing.Status.FAILED, "refused", false, null,
                                    Set.of(), false, false, List.of()))
                            .toList(), moment(railway));
                }),
                Named.of("message is withdrawn", (railway, rows) -> {
                    change(railway, rows, "message_id = 'message-1', journey_id = null");
                    return () -> new PostgresMessagePlanning(railway.database.jdbc())
                            .withdraw(new MessageId("message-1"), railway.clock.instant());
                }),
                Named.of("passenger is erased", (railway, rows) -> {
                    change(railway, rows, "passenger_id = 'passenger-0'");
                    return () -> new PostgresPassengerErasure(railway.database.jdbc(), railway.database.transaction(),
                            _ -> {}).erase(NoticeRailway.passenger(0));
                }));
    }

    /** Leaves each row behind the one with the next number, where a scan meets them in the wrong order. */
    private static void change(NoticeRailway railway, List<Long> rows, String change) {
        for (var row : rows.reversed()) {
            railway.database.jdbc().sql("update notice set " + change + " where sequence = " + row).update();
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void whoeverWaitsForOneRow_holdsNoneOfThoseBehindIt(Writer writer) {
        railway.withPassengers(3).plannedDelay(12);
        var rows = railway.database.jdbc().sql("select sequence from notice order by 1").query(Long.class).list();
        var work = writer.prepare(railway, rows);
        var other = new AtomicReference<CompletableFuture<?>>();
        railway.database.transaction().executeWithoutResult(_ -> {
            assertThat(lockIfFree(rows.getFirst())).isTrue();
            other.set(CompletableFuture.runAsync(() -> railway.database.transaction()
                    .executeWithoutResult(_ -> work.run()), OWN_THREAD));
            awaitThroughOrWaiting(other.get());
            assertThat(other.get()).as("waits for the first row").isNotDone();
            assertThat(rows.reversed()).as("rows the other has not taken").allMatch(this::lockIfFree);
        });
        other.get().join();
        assertThat(railway.count("notice where status in ('planned', 'sending', 'held')")).isZero();
    }

    private static List<Parcel> claimed(NoticeRailway railway) {
        return railway.outbox.claim(moment(railway), railway.machine.get().plusSeconds(30), 10);
    }

    private static Moment moment(NoticeRailway railway) {
        return new Moment(railway.clock.instant(), railway.machine.get());
    }

    /** The planner has read who is to be told, when delivery finds that the notice on its way no longer holds. */
    @Test
    void deliveryThatHasAJourneyDecidedAnew_whileItIsBeingPlanned_waitsWithoutHoldingItsNotices() {
        railway.withPassengers(1).plannedDelay(12);
        railway.becomesKnown(railway.cancelled());
        var delivery = new AtomicReference<CompletableFuture<?>>();
        var planner = railway.planner(new BeforeClosing(railway.planning, () -> {
            delivery.set(CompletableFuture.runAsync(railway.worker::deliverPage, OWN_THREAD));
            awaitThroughOrWaiting(delivery.get());
        }));

        assertThat(planner.planDue()).isPositive();
        delivery.get().join();
        railway.work();

        assertThat(railway.rows()).startsWith("superseded SUPERSEDED").endsWith("accepted ACCEPTED");
        assertThat(railway.channel.handed).singleElement()
                .satisfies(m -> assertThat(m.title()).contains("does not run"));
    }

    @Test
    void claimOfANewerNotice_passesOverAnOlderOneThatAnotherHasInHand() {
        railway.withPassengers(1);
        railway.channel.answers(new TryLater("down", null, false));
        railway.plannedDelay(12);
        railway.worker.deliverPage();
        var older = railway.ledger().getFirst().sequence();
        railway.database.jdbc().sql("""
                insert into notice (notification_id, trip_id, subscription_id, passenger_id, journey_id, version,
                    revision, class, reason, status, before, after, language, title, body, as_of, planned_at, useful_until)
                select 'newer', trip_id, subscription_id, passenger_id, journey_id, 2, revision, 'URGENT', 'CANCELLED',
                    'planned', before, after, language, title, body, as_of, planned_at, useful_until
                from notice_in_words
                """).update();
        railway.database.transaction().executeWithoutResult(_ -> {
            assertThat(lockIfFree(older)).isTrue();
            var claim = CompletableFuture.supplyAsync(() -> railway.database.transaction()
                    .execute(_ -> claimed(railway)), OWN_THREAD);
            awaitThroughOrWaiting(claim);
            assertThat(claim).as("waits for nobody").isDone();
            assertThat(claim.join()).singleElement().satisfies(p -> assertThat(p.sequence()).isGreaterThan(older));
        });
    }

    /** Seen with a passenger who subscribed and was forgotten at once: the request ended in a deadlock. */
    @Test
    void erasure_waitsForWhoeverFollowsTheSubscription_withoutHoldingWhatComesAfterIt() {
        railway.withPassengers(1);
        railway.database.jdbc().sql("""
                insert into trip_care (subscription_id, passenger_id, due_at)
                select subscription_id, passenger_id, now() from subscription_index on conflict do nothing
                """).update();
        var erasure = new PostgresPassengerErasure(railway.database.jdbc(), railway.database.transaction(), _ -> {});
        var other = new AtomicReference<CompletableFuture<?>>();
        railway.database.transaction().executeWithoutResult(_ -> {
            assertThat(railway.database.jdbc().sql("update subscription_index set active = false").update()).isOne();
            other.set(CompletableFuture.runAsync(() -> erasure.erase(NoticeRailway.passenger(0)), OWN_THREAD));
            awaitThroughOrWaiting(other.get());
            assertThat(railway.database.jdbc()
                    .sql("select subscription_id from trip_care for update skip locked")
                    .query(String.class)
                    .list()).as("what the follower takes next").hasSize(1);
        });
        other.get().join();
        assertThat(railway.count("subscription_index")).isZero();
        assertThat(railway.count("trip_care")).isZero();
    }

    /** Seen with a passenger who unsubscribed and was forgotten at once: their subscription came back, and stayed. */
    @Test
    void whoeverFollowsAnEventReadBeforeTheErasure_bringsNothingBack() {
        railway.withPassengers(1);
        keyOf(0);
        var jdbc = railway.database.jdbc();
        var store = new LivingSubscriptions(new PostgresSubscriptions(jdbc, TableNames.LIVE), jdbc);
        var erasure = new PostgresPassengerErasure(jdbc, railway.database.transaction(), passenger -> jdbc
                .sql("delete from passenger_key where passenger_id = :id")
                .param("id", passenger.value())
                .update());
        var other = new AtomicReference<CompletableFuture<?>>();
        var read = store.findAll(List.of(NoticeRailway.subscription(0))).iterator().next();
        var ended = new SubscriptionRow(read.id(), read.passenger(), read.target(), read.preferences(),
                read.startedAt(), railway.clock.instant(), EndReason.BY_OWNER, read.position() + 1);

        railway.database.transaction().executeWithoutResult(_ -> {
            store.save(List.of(ended));
            other.set(CompletableFuture.runAsync(() -> erasure.erase(NoticeRailway.passenger(0)), OWN_THREAD));
            awaitThroughOrWaiting(other.get());
            assertThat(other.get()).as("the erasure waits for who follows").isNotDone();
        });
        other.get().join();
        railway.database.transaction().executeWithoutResult(_ -> store.save(List.of(read)));
        assertThat(railway.count("subscription_index")).isZero();
    }

    private void keyOf(int passenger) {
        railway.database.jdbc()
                .sql("insert into passenger_key values (gen_random_uuid(), :id, ''::bytea, now())")
                .param("id", NoticeRailway.passenger(passenger).value())
                .update();
    }

    private boolean lockIfFree(long sequence) {
        return railway.database.jdbc()
                .sql("select sequence from notice where sequence = :sequence for update skip locked")
                .param("sequence", sequence)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void awaitThroughOrWaiting(CompletableFuture<?> other) {
        while (!other.isDone() && !someoneWaits()) {
            Thread.onSpinWait();
        }
    }

    /** Asked on a connection of its own: within a transaction activity is seen as it was first seen. */
    private boolean someoneWaits() {
        return CompletableFuture.supplyAsync(() -> railway.database.jdbc().sql("""
                select exists (select 1 from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single(), OWN_THREAD).join();
    }

    /** Does something between reading who is to be told and closing what is on its way to them. */
    private record BeforeClosing(PlanningStore store, Runnable meanwhile) implements PlanningStore {

        @Override
        public void prepare(Instant now) {
            store.prepare(now);
        }

        @Override
        public void lockTripsWithChanges(Collection<JourneyId> journeys) {
            store.lockTripsWithChanges(journeys);
        }

        @Override
        public Map<JourneyId, List<Cohort>> listCohorts(Collection<JourneyId> journeys) {
            return store.listCohorts(journeys);
        }

        @Override
        public List<List<Notice>> write(List<Addressed> drafts) {
            return store.write(drafts);
        }

        @Override
        public void closeOpen(List<Overtaken> notices, Instant now) {
            meanwhile.run();
            store.closeOpen(notices, now);
        }

        @Override
        public void withdrawEnded(Collection<JourneyId> journeys, Instant now) {
            store.withdrawEnded(journeys, now);
        }

        @Override
        public void countSilence(Map<String, Long> byReason) {
            store.countSilence(byReason);
        }

        @Override
        public void record(List<PlannedWindow> windows) {
            store.record(windows);
        }
    }
}
