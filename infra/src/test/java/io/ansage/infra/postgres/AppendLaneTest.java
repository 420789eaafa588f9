package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.SampleEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hazard this engine exists for, on two real connections; see {@link AppendRace} for the play itself. */
class AppendLaneTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void eventThatCommitsLate_isNeverOvertaken() {
        var race = new AppendRace(database.dataSource());

        assertThat(race.seenByReader(store.engine())).containsExactly("slow-journey", "fast-journey");
    }

    @Test
    void eventThatCommitsLate_isNeverOvertaken_alsoWhenTheNextFailed() {
        var race = new AppendRace(database.dataSource());

        assertThat(race.seenByReaderAfterAFailure(store.engine())).containsExactly("slow-journey", "fast-journey");
    }

    /** Proves that the play can be lost: the engine as it comes lets the fast one overtake, and never sees the slow. */
    @Test
    void stockEngine_losesTheEventThatCommitsLate() {
        var race = new AppendRace(database.dataSource());

        assertThat(race.seenByReader(race.stockEngine(store.serializer()))).containsExactly("fast-journey");
    }

    @Test
    void appendThatGetsNoTurnInTime_failsAndMayBeTriedAgain() {
        try (var impatient = TestEventStore.on(database, Duration.ofMillis(50))) {
            var race = new AppendRace(database.dataSource());

            race.whileHoldingTheTurn(store.engine(),
                    () -> assertThatThrownBy(() -> race.append(impatient.engine(), "fast-journey"))
                            .isInstanceOf(AppendLaneBusy.class)
                            .hasMessageContaining("fast-journey"));

            race.append(impatient.engine(), "fast-journey");
            assertThat(store.listAll()).hasSize(2);
        }
    }

    @Test
    void appendHasItsNumbers_beforeItWaitsForOthers() {
        var race = new AppendRace(database.dataSource());

        race.whileHoldingTheTurn(store.engine(), () -> {
            var waiting = race.appendLater(store.engine(), "fast-journey");
            race.awaitCommittedOrWaiting(waiting);

            assertThat(waiting).isNotDone();
            assertThat(race.lastNumberTaken()).isEqualTo(2);
        });
    }

    @Test
    void transactionMayAppendTwice_whileItIsAlone() {
        var race = new AppendRace(database.dataSource());

        race.inTransaction(() -> {
            race.append(store.engine(), "first-journey");
            race.append(store.engine(), "second-journey");
        });
        race.append(store.engine(), "third-journey");

        assertThat(store.listAll()).extracting(e -> e.trackingToken().position().orElseThrow())
                .containsExactly(1L, 2L, 3L);
    }

    /** Its first event has to become visible before the other's, and its second after: no commit can do both. */
    @Test
    void transactionThatAppendsAgain_afterOthersDid_mayBeTriedAgain() {
        var race = new AppendRace(database.dataSource());

        assertThatThrownBy(() -> race.inTransaction(() -> {
            race.append(store.engine(), "first-journey");
            race.awaitCommittedOrWaiting(race.appendLater(store.engine(), "other-journey"));
            race.append(store.engine(), "second-journey");
        })).isInstanceOf(AppendLaneBusy.class).hasMessageContaining("second-journey");

        race.append(store.engine(), "third-journey");
        assertThat(store.listAll()).extracting(AppendLaneTest::journey)
                .containsExactly("other-journey", "third-journey");
    }

    /**
     * Two nodes decide about one journey at once, and who has the higher number writes first: each waits for the other,
     * which PostgreSQL sees after a second. One is refused; what the other wrote is whole.
     */
    @Test
    void twoThatAppendTheSame_doNotWaitForEachOtherForEver() {
        var race = new AppendRace(database.dataSource());
        var later = new CompletableFuture<?>[1];

        race.inTransaction(() -> {
            long before = race.takeNumbers(1);
            later[0] = race.appendLater(store.engine(), "same-journey");
            race.awaitCommittedOrWaiting(later[0]);
            database.jdbc()
                    .sql("""
                    insert into domain_event_entry (global_index, event_identifier, aggregate_identifier,
                        sequence_number, type, time_stamp, payload_type, payload, meta_data)
                    values (?, gen_random_uuid(), 'same-journey', 0, 'train-journey', now(), 'any', '', '')""")
                    .param(before + 1)
                    .update();
        });

        assertThatThrownBy(later[0]::join).hasCauseInstanceOf(AppendLaneBusy.class);
        assertThat(database.jdbc().sql("select global_index from domain_event_entry").query(Long.class).list())
                .containsExactly(1L);
    }

    /**
     * Many at once, long batches beside short ones, some of which fail when their rows are written: who reads on meets every
     * number in order. Where nobody waits, a short one is there before the long one whose numbers are lower.
     */
    @Test
    void readerBesideWritersThatFail_missesNothing() {
        var race = new AppendRace(database.dataSource());
        race.append(store.engine(), "taken-journey");
        var writers = IntStream.range(0, 6).<Runnable>mapToObj(i -> () -> {
            for (int n = 0; n < 30; n++) {
                var events = new Object[i % 2 == 0 ? 200 : 1];
                Arrays.fill(events, SampleEvents.times(n));
                var journey = "journey-" + i + "-" + n;
                if ((n + i) % 3 == 0) {
                    assertThatThrownBy(() -> store.append("train-journey", "taken-journey", 0, events))
                            .isInstanceOf(ConcurrencyException.class);
                } else {
                    store.append("train-journey", journey, 0, events);
                }
            }
        });

        var seen = race.readBeside(store.engine(), writers)
                .stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();

        assertThat(seen).hasSize(1 + 3 * 20 * 200 + 3 * 20)
                .containsExactlyElementsOf(database.jdbc().sql("""
                        select global_index from domain_event_entry order by global_index""").query(Long.class).list());
    }

    private static String journey(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier();
    }
}
