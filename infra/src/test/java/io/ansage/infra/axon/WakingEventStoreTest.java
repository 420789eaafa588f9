package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What never rings, or never ends, fails and does not hang. */
@Timeout(60)
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

    /** However many have been committed since: who reads them one by one would else never be at an end under load. */
    @Test
    void endsOfCommits_areRemembered_andWhatLiesWithinIsNone() {
        var ends = new CommitEnds();
        for (long end = 3; end < 9_000; end += 3) {
            ends.add(end);
        }

        assertThat(ends.contains(8_997)).isTrue();
        assertThat(ends.contains(8_000)).isFalse();
        assertThat(ends.contains(8_001)).isTrue();
        assertThat(ends.contains(9_001)).isFalse();
        assertThat(ends.contains(3)).as("long ago").isFalse();
        assertThat(new CommitEnds().contains(0)).isFalse();
    }

    @Test
    void lastEventLetThrough_endsItsCommit() throws Exception {
        try (var stream = store.openStream(store.createTailToken())) {
            stream.setOnAvailableCallback(bell::release);
            store.publish(GenericEventMessage.asEventMessage("one"), GenericEventMessage.asEventMessage("two"));
            // Whether the watch found them there or was there before them.
            while (!store.endsCommit(1)) {
                assertThat(bell.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(store.endsCommit(2)).isFalse();
        }
    }
}
