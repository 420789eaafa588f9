package io.ansage.bench.ingest;

import io.ansage.command.ingest.BatchIngest;
import io.ansage.command.ingest.IngestBooks;
import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.ingest.Tally;
import io.ansage.command.journey.TrainJourney;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.Aggregates;
import io.ansage.infra.axon.CommittedJourneys;
import io.ansage.infra.axon.JoiningTransactionManager;
import io.ansage.infra.axon.RecentAggregates;
import io.ansage.infra.axon.StoredType;
import io.ansage.infra.kafka.IngestMeters;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.kafka.ObservationConsumers;
import io.ansage.infra.postgres.IngestOffsets;
import io.ansage.infra.postgres.PassingFailures;
import io.ansage.infra.postgres.PostgresIngestBooks;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import io.ansage.infra.postgres.PostgresStoredJourneys;
import io.ansage.infra.postgres.QuarantineMonths;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The ingest of one node as the product wires it, on a topic that is full already. It joins its consumer group and reads
 * the first batches at once, but books nothing before {@link #drain} is called.
 */
final class IngestNode implements AutoCloseable {

    private final TestEventStore store;
    private final Configuration axon;
    private final ObservationConsumers consumers;
    private final CountDownLatch start = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicLong booked = new AtomicLong();
    private final long expected;

    IngestNode(DataSource database, String bootstrapServers, IngestProperties properties, Timetable timetable,
            Instant now, long expected) {
        this.expected = expected;
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        // Long journeys are remembered as in the product.
        store = TestEventStore.on(database, List.of(StoredType.open("train-journey", "1", TrainJourney.class)));
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .configureEventStore(_ -> store.store())
                .configureCommandBus(_ -> SimpleCommandBus.builder()
                        .transactionManager(new JoiningTransactionManager(store.transactions()))
                        .build())
                .configureAggregate(Aggregates.of(TrainJourney.class, new RecentAggregates(properties.journeys())))
                .start();
        var known = new PostgresKnownJourneys(database);
        var states = new JourneyStates(new PostgresStoredJourneys(database, store.serializer(), store.upcasters()),
                properties.journeys());
        store.store().subscribe(events -> new CommittedJourneys(known, states).accept(events));
        var books = new PostgresIngestBooks(database,
                new QuarantineMonths(database, new DataSourceTransactionManager(database)), properties.topic());
        var meters = new IngestMeters(new SimpleMeterRegistry());
        var ingest = new BatchIngest(
                new BatchIngest.Tools(states, new RootUnitOfWork(axon.commandBus(), store.transactions()),
                        held(books), timetable, clock),
                PassingFailures::mayPass, tally -> {
                    meters.accept(tally);
                    count(tally);
                });
        consumers = new ObservationConsumers(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), ingest,
                new IngestOffsets(database, properties.topic()), properties);
        consumers.start();
        await(ready, "the first batch is read");
    }

    /** Takes in all there is; answers how many observations were booked. */
    long drain() {
        start.countDown();
        await(done, "all is booked");
        return booked.get();
    }

    private IngestBooks held(IngestBooks books) {
        return tally -> {
            ready.countDown();
            await(start, "the start");
            books.book(tally);
        };
    }

    private void count(Tally tally) {
        long batch = tally.counts().values().stream().mapToLong(Long::longValue).sum();
        if (booked.addAndGet(batch) >= expected) {
            done.countDown();
        }
    }

    TestEventStore store() {
        return store;
    }

    private void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(Duration.ofMinutes(5).toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain until " + what + ": " + consumers.failures() + " "
                        + booked.get() + " of " + expected);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> failures() {
        return consumers.failures();
    }

    @Override
    public void close() {
        consumers.stop();
        axon.shutdown();
        store.close();
    }
}
