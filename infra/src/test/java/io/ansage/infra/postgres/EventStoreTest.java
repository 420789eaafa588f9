package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStoreTest {

    private static final String JOURNEY = SampleEvents.JOURNEY.toString();

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void batch_isNumberedInItsOwnOrder() {
        var delays = new Object[1200];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = SampleEvents.times(i);
        }

        store.append("train-journey", JOURNEY, 0, delays);

        assertThat(store.listPayloads(JOURNEY)).containsExactly(delays);
        assertThat(store.listAll()).extracting(e -> (Object) e.getPayload()).containsExactly(delays);
    }

    @Test
    void tokens_neverCarryGaps_alsoAfterARollback() {
        store.append("train-journey", JOURNEY, 0, SampleEvents.times(1));
        assertThatThrownBy(() -> store.append("train-journey", JOURNEY, 0, SampleEvents.times(2)))
                .isInstanceOf(ConcurrencyException.class);
        store.append("train-journey", JOURNEY, 1, SampleEvents.times(3));

        assertThat(store.listAll()).extracting(e -> e.trackingToken())
                .containsExactly(GapAwareTrackingToken.newInstance(1, Set.of()),
                        GapAwareTrackingToken.newInstance(3, Set.of()));
    }

    @Test
    void failedBatch_leavesNothingBehind() {
        store.append("train-journey", JOURNEY, 1, SampleEvents.times(1));

        assertThatThrownBy(
                () -> store.append("train-journey", JOURNEY, 0, SampleEvents.times(2), SampleEvents.times(3)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(store.listAll()).hasSize(1);
    }

    @Test
    void eventOfAnotherTimeThanTheMachines_isRefused() {
        var backDated = new GenericDomainEventMessage<>("train-journey", JOURNEY, 0, SampleEvents.times(1),
                MetaData.emptyInstance(), "id", Instant.now().minus(Duration.ofDays(400)));

        assertThatThrownBy(() -> store.engine().appendEvents(backDated)).hasMessageContaining("machine time");
        assertThat(store.listAll()).isEmpty();
    }

    @Test
    void time_comesBackAsItWasWritten() {
        var before = Instant.now();
        store.append("train-journey", JOURNEY, 0, SampleEvents.times(1));

        assertThat(store.listAll().getFirst().getTimestamp()).isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void snapshot_ofAnOldForm_isPassedOver() {
        store.append("train-journey", JOURNEY, 0, SampleEvents.times(1));
        store.engine()
                .storeSnapshot(new GenericDomainEventMessage<>("train-journey", JOURNEY, 0, SampleEvents.times(1)));
        assertThat(store.engine().readSnapshot(JOURNEY)).isPresent();

        database.jdbc().sql("update snapshot_event_entry set payload_revision = '0'").update();

        assertThat(store.engine().readSnapshot(JOURNEY)).isEmpty();
    }

    @Test
    void tokenStore_keepsWhatItWasGiven() {
        var tokens = store.tokens();
        var token = GapAwareTrackingToken.newInstance(42, Set.of());
        tokens.initializeTokenSegments("mirror", 2, token);

        assertThat(tokens.fetchToken("mirror", 1)).isEqualTo(token);
        assertThat(tokens.fetchSegments("mirror")).containsExactly(0, 1);
    }
}
