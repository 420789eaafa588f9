package io.ansage.infra.wiring;

import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.Quarantine;
import io.ansage.command.ingest.BatchIngest;
import io.ansage.command.ingest.BatchScheduler;
import io.ansage.command.ingest.IngestBooks;
import io.ansage.command.ingest.JourneyStates;
import io.ansage.command.ingest.RootUnitOfWork;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.clock.PassengerClock;
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
import io.ansage.infra.postgres.QuarantineMonths;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the feeds' hands onto the topic of observations, and from there, gated and booked, to the journeys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
class IngestWiring {

    @Bean
    NewTopic observationsTopic(IngestProperties ingest) {
        return TopicBuilder.name(ingest.topic()).partitions(ingest.partitions()).build();
    }

    @Bean
    JourneyMatcher journeyMatcher(Timetable timetable, PostgresKnownJourneys known) {
        return new JourneyMatcher(timetable, known);
    }

    @Bean
    QuarantineMonths quarantineMonths(DataSource database, PlatformTransactionManager transactions) {
        return new QuarantineMonths(database, transactions);
    }

    @Bean
    IngestBooks ingestBooks(DataSource database, QuarantineMonths months, IngestProperties ingest) {
        return new PostgresIngestBooks(database, months, ingest.topic());
    }

    @Bean
    IngestMeters ingestMeters(MeterRegistry registry) {
        return new IngestMeters(registry);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("observations")
    Producer<String, String> observationProducer(KafkaProperties kafka, KafkaConnectionDetails connection) {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        return new KafkaProducer<>(KafkaObservationIntake.producerSettings(settings), new StringSerializer(),
                new StringSerializer());
    }

    @Bean
    ObservationIntake observationIntake(JourneyMatcher matcher,
            @Qualifier("observations") Producer<String, String> producer, IngestProperties ingest, IngestBooks books,
            PlatformTransactionManager transactions, IngestMeters meters) {
        return new KafkaObservationIntake(matcher, producer, ingest.topic(), books,
                new TransactionTemplate(transactions), meters);
    }

    @Bean
    Quarantine quarantine(DataSource database, PlatformTransactionManager transactions, JourneyMatcher matcher,
            ObservationIntake intake, PassengerClock passengerClock) {
        return new PostgresQuarantine(database, transactions, matcher, intake, passengerClock);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("observations")
    Admin observationsAdmin(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        return Admin.create(settings);
    }

    @Bean
    IngestLedger ingestLedger(DataSource database, @Qualifier("observations") Admin admin, IngestProperties ingest) {
        return new PostgresIngestLedger(database, ingest.topic(), new EndOfTopic(admin, ingest.topic()));
    }

    @Bean
    BatchIngest batchIngest(JourneyStates states, RootUnitOfWork unitOfWork, IngestBooks books, Timetable timetable,
            PassengerClock passengerClock, IngestMeters meters) {
        return new BatchIngest(new BatchIngest.Tools(states, unitOfWork, books, timetable, passengerClock),
                PassingFailures::mayPass, meters);
    }

    @Bean
    JourneyScheduler journeyScheduler(RootUnitOfWork unitOfWork, PostgresKnownJourneys known,
            PassengerClock passengerClock) {
        return new BatchScheduler(unitOfWork, known, passengerClock);
    }

    @Bean
    ObservationConsumers observationConsumers(KafkaProperties kafka, KafkaConnectionDetails connection,
            BatchIngest ingest, DataSource database, IngestProperties properties) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        return new ObservationConsumers(settings, ingest, new IngestOffsets(database, properties.topic()),
                properties);
    }

    /** Down while a worker cannot get on: what was accepted waits on the topic, nothing is lost. */
    @Bean
    HealthIndicator ingestHealthIndicator(ObservationConsumers consumers, IngestLedger ledger) {
        return () -> {
            var failures = consumers.failures();
            return (failures.isEmpty() ? Health.up() : Health.down().withDetail("failures", failures))
                    .withDetail("inFlight", ledger.balance().inFlight())
                    .build();
        };
    }
}
