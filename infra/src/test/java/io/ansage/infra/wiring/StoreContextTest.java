package io.ansage.infra.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.SampleEvents;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.postgres.CommitOrderedEventStorageEngine;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The real beans in a real context: what Spring Boot and Axon would choose by themselves is not what is there. */
class StoreContextTest {

    @Test
    void context_holdsOurStoreSerializerAndTokens_andPooledProcessorsOnly(@TempDir Path folder) {
        try (var database = TestDatabase.create();
                var context = new SpringApplicationBuilder(StoreOnly.class).web(WebApplicationType.NONE)
                        .initializers(c -> c.getBeanFactory().registerSingleton("testDatabase", database))
                        .run("--ansage.master-key-file=" + folder.resolve("master.key"),
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1", "--spring.main.banner-mode=off")) {
            assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(CommitOrderedEventStorageEngine.class);
            assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
            assertThat(context.getBeansOfType(Serializer.class).values()).isNotEmpty()
                    .allSatisfy(s -> assertThat(s).isInstanceOf(EventSerializer.class));
            assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
            assertThat(context.getBean(CommandBus.class)).isNotNull();
            assertThat(context.getBean(CommandGateway.class)).isNotNull();
            assertThat(context.getBean(EventProcessingConfiguration.class).eventProcessors())
                    .containsKey(JourneyMirror.GROUP)
                    .allSatisfy((_, p) -> assertThat(p).isInstanceOf(PooledStreamingEventProcessor.class));
            var store = context.getBean(EventStore.class);
            store.publish(new GenericDomainEventMessage<>("train-journey", SampleEvents.JOURNEY.toString(), 0,
                    SampleEvents.times(5)));
            assertThat(store.readEvents(SampleEvents.JOURNEY.toString()).next().getPayload())
                    .isEqualTo(SampleEvents.times(5));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ClockWiring.class, StoreWiring.class, AxonWiring.class, MirrorWiring.class, CareWiring.class})
    static class StoreOnly {

        @Bean
        DataSource dataSource(TestDatabase database) {
            return database.dataSource();
        }
    }
}
