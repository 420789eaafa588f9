package io.ansage.infra.wiring;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.EventPages;
import io.ansage.infra.axon.StoredMessages;
import io.ansage.infra.axon.WakingEventStore;
import io.ansage.infra.kafka.JourneyCloudEvents;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.kafka.MirrorProcessor;
import io.ansage.infra.kafka.MirrorProducer;
import io.ansage.infra.kafka.MirrorTopic;
import io.ansage.infra.kafka.ParkedEvents;
import io.ansage.infra.postgres.PostgresParkedEvents;
import io.ansage.infra.postgres.StoredEvents;
import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;
import org.axonframework.extensions.kafka.eventhandling.producer.TopicResolver;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mirror of journey events on Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MirrorProperties.class)
class MirrorWiring {

    @Bean(destroyMethod = "shutDown")
    ProducerFactory<String, CloudEvent> axonKafkaProducerFactory(KafkaProperties kafka,
            KafkaConnectionDetails servers) {
        return MirrorProducer.factory(connection(kafka.buildProducerProperties(), servers));
    }

    @Bean
    JourneyCloudEvents kafkaMessageConverter(EventSerializer serializer) {
        return new JourneyCloudEvents(serializer);
    }

    /** Journey events and nothing else ever leaves the house. */
    @Bean
    TopicResolver topicResolver(MirrorProperties properties) {
        // By type and not by payload: one that cannot be read has to come as far as being set aside.
        return event -> JourneyEvent.class.isAssignableFrom(event.getPayloadType())
                ? Optional.of(properties.topic())
                : Optional.empty();
    }

    @Bean
    MirrorTopic mirrorTopic(KafkaProperties kafka, KafkaConnectionDetails servers, MirrorProperties properties) {
        return new MirrorTopic(connection(kafka.buildAdminProperties(), servers), properties.topic(),
                properties.partitions(), properties.patience());
    }

    @Bean
    ParkedEvents parkedEvents(DataSource database, @Qualifier("machineClock") InstantSource machineClock,
            MeterRegistry metrics) {
        var parked = new PostgresParkedEvents(database, machineClock);
        Gauge.builder("ansage.mirror.parked", parked, ParkedEvents::count)
                .description("events that could not be published and wait for a person")
                .register(metrics);
        return parked;
    }

    @Bean
    JourneyMirror journeyMirror(ProducerFactory<String, CloudEvent> producers, JourneyCloudEvents converter,
            TopicResolver topics, MirrorTopic topic, ParkedEvents parked, MirrorProperties properties) {
        return new JourneyMirror(producers, converter, topics, topic, parked, properties.patience());
    }

    @Bean
    ConfigurerModule mirrorProcessor(JourneyMirror mirror, ObjectProvider<WakingEventStore> stores,
            DataSource database, EventSerializer serializer, EventUpcasterChain upcasters,
            MirrorProperties properties) {
        return configurer -> configurer
                .eventProcessing(processing -> MirrorProcessor.register(processing, mirror, _ -> {
                    // Not before: the store is made with the configuration that is being made here.
                    var store = stores.getObject();
                    return new EventPages(store, store::head, new StoredEvents(database),
                            MirrorProcessor.pageSize(properties.batchSize()));
                }, new StoredMessages(serializer, upcasters), properties.segments()));
    }

    private static Map<String, Object> connection(Map<String, Object> settings, KafkaConnectionDetails servers) {
        Map<String, Object> connection = new HashMap<>(settings);
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers.getBootstrapServers());
        return connection;
    }
}
