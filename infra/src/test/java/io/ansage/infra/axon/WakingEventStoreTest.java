package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakingEventStoreTest {

    private final WakingEventStore store = new WakingEventStore(
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()));
    private final Semaphore bell = new Semaphore(0);

    @AfterEach
    void stop() {
        store.shutDown();
    }

    @Test
    void stream_ringsWhereThereIsMore() throws Exception {
        try (var stream = store.openStream(store.createTailToken())) {
            assertThat(stream.setOnAvailableCallback(bell::release)).isTrue();

            store.publish(GenericEventMessage.asEventMessage("happened"));

            assertThat(bell.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            while (!stream.hasNextAvailable()) {
                assertThat(bell.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("happened");
        }
    }

    @Test
    void everyStream_isRungFor() throws Exception {
        try (var one = store.openStream(store.createTailToken()); var two = store.openStream(store.createTailToken())) {
            var other = new Semaphore(0);
            one.setOnAvailableCallback(bell::release);
            two.setOnAvailableCallback(other::release);

            store.publish(GenericEventMessage.asEventMessage("happened"));

            assertThat(bell.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            assertThat(other.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
