package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.infra.TestDatabase;
import io.ansage.query.notice.SettlingWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who opens a window, and who has it in hand, at the same time. */
class PostgresSettlingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final JourneyId A = JourneyId.parse("x:a:2026-03-02");
    private static final JourneyId B = JourneyId.parse("x:b:2026-03-02");

    private final TestDatabase database = TestDatabase.create();
    private final PostgresSettling settling = new PostgresSettling(database.jdbc());
    private final TransactionTemplate transaction = database.transaction();
    /** Of somebody else, who fails instead of waiting. */
    private final TransactionTemplate other = new TransactionTemplate(database.transactionManager());

    PostgresSettlingTest() {
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void openingAWindow_waitsForNobody_andIsNotLostWithTheWindow() {
        open(A, 0);
        gather();

        transaction.executeWithoutResult(_ -> {
            assertThat(settling.claimDue(NOON, 9)).extracting(SettlingWindow::journeyId).containsExactly(A);
            meanwhile(() -> open(A, 5));
            meanwhile(settling::gather);
            assertThat(settling.listOpenedAt(List.of(A))).containsEntry(A, NOON);
            settling.close(List.of(A));
        });

        assertThat(settling.nextDue()).contains(NOON.plusSeconds(5));
        assertThat(settling.listOpenedAt(List.of(A, B))).isEqualTo(Map.of(A, NOON.plusSeconds(5)));
        assertThat(claim(5)).isEmpty();
        gather();
        assertThat(claim(5)).containsExactly(window(A, 5));
    }

    @Test
    void whatIsInHand_keepsNobodyFromTheRest() {
        open(A, 0);
        gather();

        transaction.executeWithoutResult(_ -> {
            settling.claimDue(NOON, 9);
            meanwhile(() -> settling.open(List.of(A, B), NOON, NOON));
            meanwhile(() -> {
                settling.gather();
                assertThat(settling.claimDue(NOON, 9)).containsExactly(window(B, 0));
            });
        });
    }

    @Test
    void ofAllThatWasOpened_theEarliestHolds() {
        open(A, 7);
        open(A, 4);
        open(A, 9);
        gather();
        open(A, 3);
        open(A, 8);
        gather();

        assertThat(claim(99)).containsExactly(window(A, 3));
        assertThat(settling.nextDue()).contains(NOON.plusSeconds(3));
    }

    @Test
    void windowThatWasOpenedForNoBadNews_takesItsTimeFromWhatComes() {
        database.jdbc()
                .sql("insert into settling (journey_id, due_at) values (:id, :due)")
                .param("id", A.toString())
                .param("due", Instants.timestamp(NOON.plusSeconds(60)))
                .update();
        open(A, 70);
        gather();

        assertThat(claim(99)).containsExactly(new SettlingWindow(A, NOON.plusSeconds(70), NOON.plusSeconds(60)));
    }

    /** The last state of every journey is seen by somebody who claimed its window after it was there. */
    @Test
    void nothingIsLost_whereTwoPlanAndTwoOpen() throws Exception {
        int each = 100;
        int journeys = 2 * each;
        var state = new AtomicIntegerArray(journeys);
        var seen = new AtomicIntegerArray(journeys);
        var opened = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var openers = IntStream.range(0, 2).mapToObj(opener -> CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 4 * each; i++) {
                    // The last of four finds its window in somebody's hands, more often than not.
                    int journey = opener * each + i / 4;
                    transaction.executeWithoutResult(_ -> {
                        state.incrementAndGet(journey);
                        open(journey(journey), 0);
                    });
                }
            }, threads)).toList();
            var planners = IntStream.range(0, 2).mapToObj(_ -> CompletableFuture.runAsync(() -> {
                while (!opened.get() | plan(state, seen) > 0) {
                    Thread.onSpinWait();
                }
            }, threads)).toList();
            CompletableFuture.allOf(openers.toArray(CompletableFuture<?>[]::new)).join();
            opened.set(true);
            CompletableFuture.allOf(planners.toArray(CompletableFuture<?>[]::new)).join();
        }

        assertThat(seen).hasToString(state.toString());
        assertThat(settling.nextDue()).isEmpty();
    }

    private int plan(AtomicIntegerArray state, AtomicIntegerArray seen) {
        gather();
        return transaction.execute(_ -> {
            var claimed = settling.claimDue(NOON, 4).stream().map(SettlingWindow::journeyId).toList();
            for (var journey : claimed) {
                int i = Integer.parseInt(journey.toString().split(":")[1]);
                seen.set(i, state.get(i));
            }
            for (int i = 0; i < 10; i++) {
                // Deciding takes its time, in which others open what is in hand.
                database.jdbc().sql("select 1").query(Integer.class).single();
            }
            settling.close(claimed);
            return claimed.size();
        });
    }

    private static JourneyId journey(int number) {
        return JourneyId.parse("x:" + number + ":2026-03-02");
    }

    private void open(JourneyId journey, int seconds) {
        settling.open(List.of(journey), NOON.plusSeconds(seconds), NOON.plusSeconds(seconds));
    }

    private void gather() {
        transaction.executeWithoutResult(_ -> settling.gather());
    }

    private List<SettlingWindow> claim(int seconds) {
        return transaction.execute(_ -> settling.claimDue(NOON.plusSeconds(seconds), 99));
    }

    private void meanwhile(Runnable work) {
        other.executeWithoutResult(_ -> {
            database.jdbc().sql("set local lock_timeout = '10s'").update();
            work.run();
        });
    }

    private static SettlingWindow window(JourneyId journey, int seconds) {
        return new SettlingWindow(journey, NOON.plusSeconds(seconds), NOON.plusSeconds(seconds));
    }
}
