package io.ansage.system.ingest;

import io.ansage.command.DomainCommandTarget;
import io.ansage.command.api.IngestLedger;
import io.ansage.command.ingest.BatchIngest;
import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.journey.TrainJourney;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.CommittedJourneys;
import io.ansage.infra.axon.JoiningTransactionManager;
import io.ansage.infra.clock.PolledQuiescence;
import io.ansage.infra.kafka.EndOfTopic;
import io.ansage.infra.kafka.IngestMeters;
import io.ansage.infra.kafka.IngestProperties;
import io.ansage.infra.kafka.KafkaObservationIntake;
import io.ansage.infra.kafka.ObservationConsumers;
import io.ansage.infra.postgres.IngestOffsets;
import io.ansage.infra.postgres.PassingFailures;
import io.ansage.infra.postgres.PostgresIngestBooks;
import io.ansage.infra.postgres.PostgresIngestLedger;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import io.ansage.infra.postgres.PostgresQuarantine;
import io.ansage.infra.postgres.PostgresStoredJourneys;
import io.ansage.infra.postgres.QuarantineMonths;
import io.ansage.system.MemoryTimetable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node's ingest on real servers, started as the product wires it; closing it leaves the servers as they are. */
final class IngestRun implements AutoCloseable {

    final MemoryTimetable timetable = new MemoryTimetable();
    final IngestLedger ledger;
    final PostgresQuarantine quarantine;
    final KafkaObservationIntake intake;
    final Producer<String, String> producer;
    private final TestEventStore store;
    private final Configuration axon;
    private final Admin admin;
    private final ObservationConsumers consumers;

    IngestRun(DataSource database, String bootstrapServers, IngestProperties properties, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        var transactions = new DataSourceTransactionManager(database);
        Map<String, Object> connection = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        store = TestEventStore.on(database);
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .configureEventStore(_ -> store.store())
                .configureCommandBus(_ -> SimpleCommandBus.builder()
                        .transactionManager(new JoiningTransactionManager(store.transactions()))
                        .build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(TrainJourney.class)
                        .configureCommandTargetResolver(_ -> new DomainCommandTarget())
                        .configureWeakReferenceCache())
                .start();
        var known = new PostgresKnownJourneys(database);
        var states = new JourneyStates(
                new PostgresStoredJourneys(database, store.serializer(), store.upcasters()), 1_000);
        store.store().subscribe(events -> new CommittedJourneys(known, states).accept(events));
        var books = new PostgresIngestBooks(database, new QuarantineMonths(database, transactions),
                properties.topic());
        var meters = new IngestMeters(new SimpleMeterRegistry());
        var matcher = new JourneyMatcher(timetable, known);
        producer = new KafkaProducer<>(KafkaObservationIntake.producerSettings(connection), new StringSerializer(),
                new StringSerializer());
        intake = new KafkaObservationIntake(matcher, producer, properties.topic(), books,
                new TransactionTemplate(transactions), meters);
        quarantine = new PostgresQuarantine(database, transactions, matcher, intake, clock);
        admin = Admin.create(new HashMap<>(connection));
        ledger = new PostgresIngestLedger(database, properties.topic(), new EndOfTopic(admin, properties.topic()));
        var ingest = new BatchIngest(
                new BatchIngest.Tools(states,
                        new RootUnitOfWork(axon.commandBus(), store.transactions()), books, timetable, clock),
                PassingFailures::mayPass, meters);
        consumers = new ObservationConsumers(connection, ingest, new IngestOffsets(database, properties.topic()),
                properties);
        consumers.start();
    }

    IngestLedger.Balance balanceAtRest() {
        new PolledQuiescence(List.of(() -> ledger.balance().inFlight() == 0
                ? Optional.empty()
                : Optional.of(ledger.balance() + " " + consumers.failures())), Duration.ofSeconds(60)).awaitQuiet();
        return ledger.balance();
    }

    Object send(Object command) {
        return Objects.requireNonNull(axon.commandGateway().sendAndWait(command));
    }

    List<JourneyEvent> events(JourneyId id) {
        return store.store().readEvents(id.toString(), 0).asStream().map(e -> (JourneyEvent) e.getPayload()).toList();
    }

    JourneyOutlook outlook(JourneyId id) {
        return Objects.requireNonNull(JourneyFold.fold(events(id)));
    }

    @Override
    public void close() {
        consumers.stop();
        producer.close();
        admin.close();
        axon.shutdown();
        store.close();
    }
}
