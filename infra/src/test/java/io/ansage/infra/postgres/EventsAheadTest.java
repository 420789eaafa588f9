package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.SampleEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsAheadTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
        store.close();
        database.close();
    }

    /** What is appended meanwhile is not seen: nobody looks again. That append is what a unit of work then fails of. */
    @Test
    void unitOfWork_readsAheadOnce() {
        store.append("train-journey", "old", 0, SampleEvents.times(1), SampleEvents.times(2));
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("many"));
        store.engine().lookAhead(Set.of("old", "new"));
        appendElsewhere("old", 2);
        appendElsewhere("new", 0);
        appendElsewhere("other", 0);

        assertThat(numbers("old", 0)).containsExactly(0L, 1L);
        assertThat(numbers("old", 1)).containsExactly(1L);
        assertThat(numbers("new", 0)).isEmpty();
        assertThat(numbers("other", 0)).as("not asked for ahead").containsExactly(0L);

        CurrentUnitOfWork.get().rollback();
        assertThat(numbers("old", 0)).containsExactly(0L, 1L, 2L);
        assertThat(numbers("new", 0)).containsExactly(0L);
    }

    @Test
    void moreThanCanBeKept_isReadWhenItIsAskedFor() {
        var many = new Object[EventsAhead.MOST + 1];
        Arrays.fill(many, SampleEvents.times(1));
        store.append("train-journey", "a-short", 0, SampleEvents.times(1));
        store.append("train-journey", "b-long", 0, many);
        store.append("train-journey", "c-unread", 0, SampleEvents.times(1));
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("many"));
        store.engine().lookAhead(Set.of("a-short", "b-long", "c-unread", "d-new"));
        appendElsewhere("a-short", 1);

        assertThat(numbers("a-short", 0)).containsExactly(0L);
        assertThat(numbers("b-long", 0)).hasSize(many.length);
        assertThat(numbers("c-unread", 0)).containsExactly(0L);
        assertThat(numbers("d-new", 0)).isEmpty();
    }

    private void appendElsewhere(String aggregate, long number) {
        var thread = Thread.ofPlatform()
                .start(() -> store.append("train-journey", aggregate, number, SampleEvents.times(3)));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Long> numbers(String aggregate, long from) {
        return store.engine()
                .readEvents(aggregate, from)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }
}
