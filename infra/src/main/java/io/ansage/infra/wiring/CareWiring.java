package io.ansage.infra.wiring;

import io.ansage.infra.axon.ProcessorWatchdog;
import io.ansage.infra.axon.StartupCheck;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.postgres.DatabaseDurability;
import io.ansage.infra.postgres.TokenTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks after the store and its processors: the check at the start, the watchdog, health. */
@Configuration(proxyBeanMethods = false)
class CareWiring {

    private static final Duration UNCLAIMED = Duration.ofSeconds(30);

    @Bean
    StartupCheck startupCheck(ApplicationContext context, ConfigurableEnvironment environment, DataSource database) {
        return new StartupCheck(context, environment, new DatabaseDurability(database)::check);
    }

    @Bean
    TokenTable tokenTable(DataSource database) {
        return new TokenTable(database);
    }

    @Bean
    ProcessorWatchdog processorWatchdog(ObjectProvider<EventProcessingConfiguration> processing, TokenTable tokens,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new ProcessorWatchdog(() -> streaming(processing.getObject()), tokens::hasUnclaimedSegments,
                machineClock,
                UNCLAIMED);
    }

    private static Map<String, StreamingEventProcessor> streaming(EventProcessingConfiguration processing) {
        return processing.eventProcessors()
                .values()
                .stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .collect(Collectors.toMap(StreamingEventProcessor::getName, p -> p));
    }

    /** Up while events can be read. */
    @Bean
    HealthIndicator storeHealthIndicator(TokenTable tokens) {
        return () -> Health.up().withDetail("head", tokens.head()).build();
    }

    /** Down when so much waits to be published that readers of Kafka are misled about what is current. */
    @Bean
    HealthIndicator mirrorHealthIndicator(TokenTable tokens, MirrorProperties properties) {
        return () -> {
            long lag = tokens.head() - tokens.position(JourneyMirror.GROUP);
            return (lag > properties.maxLag() ? Health.down() : Health.up()).withDetail("lag", lag).build();
        };
    }
}
