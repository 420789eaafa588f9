package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.postgres.StoredEvents;
import io.ansage.infra.postgres.StoredEvents.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventPagesTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);
    private final EventPages pages = new EventPages(store.store(), store::head,
            new StoredEvents(database.dataSource()), 10);

    @AfterEach
    void drop() {
        store.close();
        database.close();
    }

    @Test
    void pages_holdEveryEventOnce_inOrder_andTheirTokensLeadOn() throws InterruptedException {
        append(0, 27);
        var all = pages.openStream(null);

        assertThat(sequences(all)).containsExactly(count(0, 10), count(10, 20), count(20, 27));

        append(27, 29);
        assertThat(sequences(all)).containsExactly(count(27, 29));
        assertThat(all.hasNextAvailable()).isFalse();
        assertThat(sequences(pages.openStream(GapAwareTrackingToken.newInstance(20, Set.of()))))
                .containsExactly(count(20, 29));
    }

    @Test
    void rowsOfAnotherKind_areLeftOut_andTheOthersHandOutWhatIsStored() throws InterruptedException {
        store.append("passenger-subscription", SampleEvents.SUBSCRIPTION.toString(), 0,
                SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED));
        append(0, 2);

        var events = new ArrayList<EventMessage<?>>();
        rows(pages.openStream(null).nextAvailable())
                .forEach(row -> store.messages().open(row, JourneyEvent.class, events::add));

        assertThat(events).<Object>extracting(EventMessage::getPayload)
                .containsExactly(SampleEvents.times(0), SampleEvents.times(1));
        assertThat(events.getFirst().serializePayload(store.serializer(), byte[].class).getData())
                .isEqualTo(DomainJson.mapper().writeValueAsBytes(SampleEvents.times(0)));
    }

    private void append(int from, int to) {
        store.append("train-journey", SampleEvents.JOURNEY.toString(), from,
                IntStream.range(from, to).mapToObj(SampleEvents::times).toArray());
    }

    private static List<Stored> rows(TrackedEventMessage<?> message) {
        return ((EventPages.Page) message.getPayload()).rows();
    }

    /** Of what there is, page by page. */
    private static List<List<Long>> sequences(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        var all = new ArrayList<List<Long>>();
        while (stream.hasNextAvailable()) {
            all.add(rows(stream.nextAvailable()).stream().map(Stored::sequence).toList());
        }
        return all;
    }

    private static List<Long> count(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
