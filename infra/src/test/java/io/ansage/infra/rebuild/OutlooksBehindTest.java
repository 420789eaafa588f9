package io.ansage.infra.rebuild;

import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.outlook.OutlookStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlooksBehindTest {

    private final Stored stored = new Stored();
    private final OutlooksBehind behind = new OutlooksBehind(stored);

    @AfterEach
    void close() {
        stored.gate.countDown();
        behind.close();
    }

    @Test
    void callerGoesOn_whileItIsStored_andFindsItAsSoonAsItAsks() {
        behind.add(List.of(outlook("a")), List.of());

        assertThat(stored.outlooks).as("the table takes its time").isEmpty();
        stored.gate.countDown();
        behind.save(List.of(outlook("b")), List.of());
        assertThat(behind.findAll(List.of(journey("a"), journey("b")))).containsOnlyKeys(journey("a"), journey("b"));
    }

    @Test
    void oneLotWaits_behindTheOneThatIsStored_andAllAreStoredInTheirOrder() {
        behind.add(List.of(outlook("a")), List.of());
        behind.add(List.of(outlook("b")), List.of());

        assertThat(stored.outlooks).as("nobody was made to wait").isEmpty();
        stored.gate.countDown();
        behind.add(List.of(outlook("c")), List.of());
        behind.flush();
        assertThat(stored.outlooks.keySet()).containsExactly(journey("a"), journey("b"), journey("c"));
    }

    @Test
    void nothingIsStored_behindWhatCouldNotBe() {
        stored.failure = new IllegalStateException("no such table");
        behind.add(List.of(outlook("a")), List.of());
        behind.add(List.of(outlook("b")), List.of());
        stored.gate.countDown();

        assertThatThrownBy(behind::flush).isSameAs(stored.failure);
        assertThat(stored.outlooks).isEmpty();
    }

    @Test
    void whatCouldNotBeStored_isThrownByTheNextCall() {
        stored.gate.countDown();
        stored.failure = new IllegalStateException("no such table");
        behind.add(List.of(outlook("a")), List.of());

        assertThatThrownBy(behind::flush).isSameAs(stored.failure);
        assertThatThrownBy(() -> behind.save(List.of(outlook("b")), List.of())).isSameAs(stored.failure);
        assertThat(stored.outlooks).isEmpty();
    }

    private static Positioned outlook(String id) {
        return new Positioned(JourneyFold.after(null, scheduled(journey(id), 0)), 1);
    }

    /**
     * A table that waits at its gate, though not for ever: who is made to wait for it fails and does not hang. If anything
     * fails, it is the journey {@code a}.
     */
    private static final class Stored implements OutlookStore {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final Map<JourneyId, Positioned> outlooks = new LinkedHashMap<>();
        private volatile RuntimeException failure;

        @Override
        public Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids) {
            var found = new LinkedHashMap<>(outlooks);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public void save(Collection<Positioned> all, List<BoardLine> lines) {
            try {
                gate.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null && all.stream().anyMatch(p -> p.outlook().id().equals(journey("a")))) {
                throw failure;
            }
            all.forEach(p -> outlooks.put(p.outlook().id(), p));
        }
    }
}
