package io.ansage.command.ingest;

import static io.ansage.command.Samples.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.command.DomainCommandTarget;
import io.ansage.command.PlannedTimetable;
import io.ansage.command.Samples;
import io.ansage.command.journey.TrainJourney;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.observation.Observation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchIngestTest {

    private static final JourneyId OTHER = JourneyId.parse("ie:B100:2025-10-03");

    private final Books books = new Books();
    private final List<Received> topic = new ArrayList<>();
    private Configuration axon;
    private JourneyStates states;
    private BatchIngest ingest;

    @BeforeEach
    void start() {
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(TrainJourney.class)
                        .configureCommandTargetResolver(_ -> new DomainCommandTarget())
                        .configureWeakReferenceCache())
                .start();
        states = new JourneyStates(this::storedAll, 100);
        ingest = ingest(books);
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void batch_isBookedWhole_andRepeatsAreSuppressed() {
        put(late(Samples.ID, "10:10", 7), late(Samples.ID, "10:11", 7), late(OTHER, "10:11", 3),
                late(Samples.ID, "10:09", 5));

        ingest.ingest(topic);

        assertThat(books.totals).containsExactlyInAnyOrderEntriesOf(
                Map.of("APPLIED", 2L, "SUPPRESSED NO_VISIBLE_CHANGE", 1L, "SUPPRESSED OLDER_THAN_KNOWN", 1L));
        assertThat(books.next).isEqualTo(4);
        assertThat(outlook().delayMinutes()).isEqualTo(7);
    }

    @Test
    void sameBatchAgain_changesNothing() {
        put(late(Samples.ID, "10:10", 7), late(Samples.ID, "10:11", 8));
        ingest.ingest(topic);
        var before = outlook();
        books.next = 0;

        ingest.ingest(topic);

        assertThat(outlook()).isEqualTo(before);
    }

    @Test
    void stateThatIsNotInMemory_isFoldedFromTheStore() {
        put(late(Samples.ID, "10:10", 7));
        ingest.ingest(topic);
        states.forget(Set.of(Samples.ID));

        next(late(Samples.ID, "10:12", 7));

        assertThat(books.totals).containsEntry("SUPPRESSED NO_VISIBLE_CHANGE", 1L);
    }

    @Test
    void unreadableRecord_andImpossibleOne_areSetAside_theirNeighboursApplied() {
        put(late(Samples.ID, "10:10", 7));
        topic.add(new Unreadable(0, 1, "{", "not JSON"));
        put(late(Samples.ID, "10:11", 1443), late(Samples.ID, "10:12", 9));

        ingest.ingest(topic);

        assertThat(books.totals).containsExactlyInAnyOrderEntriesOf(
                Map.of("APPLIED", 2L, "QUARANTINED MALFORMED", 1L, "QUARANTINED IMPLAUSIBLE_DELAY", 1L));
        assertThat(books.setAside).extracting(SetAside::isObservation).containsExactly(false, true);
    }

    @Test
    void recordThatBreaksItsBatch_isFoundByHalves_andSetAsideAlone() {
        put(late(Samples.ID, "10:10", 7), late(OTHER, "10:10", 3), late(Samples.ID, "10:12", 9));
        var poisoned = ingest(tally -> {
            boolean setAside = tally.counts()
                    .keySet()
                    .stream()
                    .anyMatch(l -> l.outcome() == Tally.Outcome.QUARANTINED);
            if (!setAside && tally.first().get(0) <= 1 && tally.next().get(0) > 1) {
                throw new IllegalArgumentException("cannot digest record 1");
            }
            books.book(tally);
        });

        poisoned.ingest(topic);

        assertThat(books.totals).containsExactlyInAnyOrderEntriesOf(
                Map.of("APPLIED", 2L, "QUARANTINED REFUSED", 1L));
        assertThat(books.next).isEqualTo(3);
        assertThat(stored(OTHER)).isEmpty();
        assertThat(outlook().delayMinutes()).isEqualTo(9);
    }

    @Test
    void failingSurroundings_keepNothing_andNothingIsSetAside() {
        put(late(Samples.ID, "10:10", 7));
        var failing = ingest(_ -> {
            throw new OvertakenBatch(0, 0);
        });

        assertThatThrownBy(() -> failing.ingest(topic)).isInstanceOf(OvertakenBatch.class);

        assertThat(stored(Samples.ID)).isEmpty();
        ingest.ingest(topic);
        assertThat(books.totals).containsExactly(Map.entry("APPLIED", 1L));
    }

    @Test
    void operatorsCommandInBetween_isKnownToTheGate() {
        axon.eventBus().subscribe(events -> events.forEach(e -> {
            if (e instanceof DomainEventMessage<?> d && d.getPayload() instanceof JourneyEvent journeyEvent) {
                states.committed(journeyEvent, d.getSequenceNumber());
            }
        }));
        put(late(Samples.ID, "10:10", 7));
        ingest.ingest(topic);
        axon.commandGateway().sendAndWait(new CancelJourney(Samples.ID, null, Samples.operatorReport("10:11")));

        next(late(Samples.ID, "10:12", 9));

        assertThat(outlook().cancelled()).isTrue();
        assertThat(books.totals).containsEntry("APPLIED", 1L).containsEntry("SUPPRESSED BETTER_SOURCE_HOLDS", 1L);
    }

    private BatchIngest ingest(IngestBooks into) {
        return new BatchIngest(
                new BatchIngest.Tools(states,
                        new RootUnitOfWork(axon.commandBus(), NoTransactionManager.instance()), into,
                        new PlannedTimetable(), Clock.fixed(Samples.at("12:00"), ZoneOffset.UTC)),
                e -> e instanceof OvertakenBatch, _ -> {});
    }

    private void next(Observation o) {
        int from = topic.size();
        put(o);
        ingest.ingest(topic.subList(from, topic.size()));
    }

    private void put(Observation... observations) {
        for (var o : observations) {
            topic.add(Arrival.read(0, topic.size(), Objects.requireNonNull(o.plan()).id(), o, "{}"));
        }
    }

    private JourneyOutlook outlook() {
        return stored(Samples.ID).orElseThrow();
    }

    private Map<JourneyId, JourneyOutlook> storedAll(Set<JourneyId> ids) {
        var outlooks = new HashMap<JourneyId, JourneyOutlook>();
        ids.forEach(id -> stored(id).ifPresent(o -> outlooks.put(id, o)));
        return outlooks;
    }

    private Optional<JourneyOutlook> stored(JourneyId id) {
        return Optional.ofNullable(JourneyFold.fold(axon.eventStore()
                .readEvents(id.toString(), 0)
                .asStream()
                .map(e -> (JourneyEvent) e.getPayload())
                .toList()));
    }

    private static final class Books implements IngestBooks {

        private final Map<String, Long> totals = new TreeMap<>();
        private final List<SetAside> setAside = new ArrayList<>();
        private long next;

        @Override
        public void book(Tally tally) {
            if (tally.first().get(0) < next) {
                throw new OvertakenBatch(0, tally.first().get(0));
            }
            next = tally.next().get(0);
            tally.counts()
                    .forEach((line, count) -> totals.merge((line.outcome() + " " + line.reason()).strip(), count,
                            Long::sum));
            setAside.addAll(tally.setAside());
        }
    }
}
