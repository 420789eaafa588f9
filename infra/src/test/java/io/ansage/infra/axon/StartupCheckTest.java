package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.postgres.DatabaseDurability;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.extensions.kafka.eventhandling.producer.KafkaEventPublisher;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class StartupCheckTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void safeConfiguration_isLetThrough() {
        assertThatCode(() -> check(_ -> {}, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void publisherOfTheExtensionBesideOurs_isRefused() {
        assertThatThrownBy(() -> check(context -> {
            var publisher = new RootBeanDefinition(KafkaEventPublisher.class);
            publisher.setLazyInit(true);
            context.registerBeanDefinition("kafkaEventPublisher", publisher);
        }, Map.of())).isInstanceOf(UnsafeConfiguration.class).hasMessageContaining("axon.kafka.publisher.enabled");
    }

    @ParameterizedTest
    @CsvSource({"axon.kafka.publisher.confirmation-mode,NONE", "axon.kafka.producer.event-processor-mode,subscribing",
            "axon.eventhandling.processors.outlook.mode,SUBSCRIBING"})
    void settingThatLosesEvents_isRefusedByName(String name, String value) {
        assertThatThrownBy(() -> check(_ -> {}, Map.of(name, value))).isInstanceOf(UnsafeConfiguration.class)
                .hasMessageContaining(name);
    }

    @Test
    void tokensOutsideTheDatabase_areRefused() {
        assertThatThrownBy(() -> check(
                context -> context.registerBean("other", TokenStore.class, InMemoryTokenStore::new), Map.of()))
                .isInstanceOf(UnsafeConfiguration.class)
                .hasMessageContaining("InMemoryTokenStore");
    }

    @Test
    void serializerThatWritesClassNames_isRefused() {
        assertThatThrownBy(() -> check(context -> context.registerBean("other", Serializer.class,
                () -> Jackson3Serializer.builder().build()), Map.of()))
                .isInstanceOf(UnsafeConfiguration.class)
                .hasMessageContaining("Jackson3Serializer");
    }

    @Test
    void commitsStatementByStatement_areRefused() {
        assertThatThrownBy(() -> check(
                context -> context.registerBean("other", TransactionManager.class, NoTransactionManager::instance),
                Map.of()))
                .isInstanceOf(UnsafeConfiguration.class)
                .hasMessageContaining("NoTransactionManager");
    }

    @Test
    void subscribingProcessor_isRefused() {
        assertThatThrownBy(() -> check(context -> context.registerBean(EventProcessingConfiguration.class,
                this::subscribing), Map.of()))
                .isInstanceOf(UnsafeConfiguration.class)
                .hasMessageContaining("SubscribingEventProcessor");
    }

    @Test
    void databaseThatMayForget_isRefused() {
        database.jdbc().sql("alter database " + name() + " set synchronous_commit = off").update();
        try (var fresh = new SingleConnectionDataSource(database.url(), true)) {
            assertThatThrownBy(() -> new DatabaseDurability(fresh).check())
                    .isInstanceOf(DatabaseDurability.UnsafeDatabase.class)
                    .hasMessageContaining("synchronous_commit");
        }
    }

    @Test
    void check_comesBeforeEverythingElse() {
        assertThat(new StartupCheck(new GenericApplicationContext(),
                new GenericApplicationContext().getEnvironment(), () -> {}).getPhase()).isEqualTo(Integer.MIN_VALUE);
    }

    private String name() {
        return database.jdbc().sql("select current_database()").query(String.class).single();
    }

    private EventProcessingConfiguration subscribing() {
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(_ -> store.store())
                .configureSerializer(_ -> store.serializer())
                .configureEventSerializer(_ -> store.serializer())
                .configureMessageSerializer(_ -> store.serializer());
        configurer.eventProcessing(processing -> processing.usingSubscribingEventProcessors()
                .registerEventHandler(_ -> new Listener()));
        return configurer.buildConfiguration().eventProcessingConfiguration();
    }

    private void check(Consumer<GenericApplicationContext> beans, Map<String, Object> settings) {
        try (var context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.registerBean("tokenStore", TokenStore.class, store::tokens);
            context.registerBean("serializer", Serializer.class, store::serializer);
            beans.accept(context);
            context.refresh();
            new StartupCheck(context, context.getEnvironment(),
                    new DatabaseDurability(database.dataSource())::check).check();
        }
    }

    static final class Listener {

        @EventHandler
        void on(String event) {
            assertThat(event).isNotNull();
        }
    }
}
