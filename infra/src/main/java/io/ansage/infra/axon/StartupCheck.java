package io.ansage.infra.axon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.extensions.kafka.eventhandling.producer.KafkaEventPublisher;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Refuses, before anything is processed, what would lose or repeat events in silence. Each refusal is one line with its
 * remedy.
 */
public final class StartupCheck implements SmartLifecycle {

    private static final Set<String> UNCONFIRMED = Set.of("none", "transactional");

    private final ApplicationContext context;
    private final ConfigurableEnvironment environment;
    private final Runnable durability;
    private volatile boolean passed;

    /** {@code durability} throws if the database may lose what it confirms. */
    public StartupCheck(ApplicationContext context, ConfigurableEnvironment environment, Runnable durability) {
        this.context = context;
        this.environment = environment;
        this.durability = durability;
    }

    /** Before every processor, whatever phase it chooses. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        check();
        passed = true;
    }

    /**
     * Looks at everything.
     *
     * @throws UnsafeConfiguration naming the first thing that is unsafe
     */
    public void check() {
        refuseSecondPublisher();
        refuseUnconfirmedSettings();
        refuseMissingTransactions();
        refuseForeignTokens();
        refuseForeignSerializers();
        context.getBeanProvider(EventProcessingConfiguration.class)
                .stream()
                .flatMap(c -> c.eventProcessors().values().stream())
                .forEach(StartupCheck::refuseSubscribing);
        durability.run();
    }

    private void refuseSecondPublisher() {
        if (context.getBeanNamesForType(KafkaEventPublisher.class, true, false).length > 0) {
            throw new UnsafeConfiguration(
                    "A KafkaEventPublisher is active beside our mirror: every event would be on the"
                            + " topic twice. Set axon.kafka.publisher.enabled=false.");
        }
    }

    private void refuseUnconfirmedSettings() {
        if (UNCONFIRMED.contains(setting("axon.kafka.publisher.confirmation-mode"))) {
            throw new UnsafeConfiguration("axon.kafka.publisher.confirmation-mode is '"
                    + setting("axon.kafka.publisher.confirmation-mode")
                    + "': records would be sent without waiting for Kafka. Remove the setting.");
        }
        if ("subscribing".equals(setting("axon.kafka.producer.event-processor-mode"))) {
            throw new UnsafeConfiguration("axon.kafka.producer.event-processor-mode is 'subscribing': events would be"
                    + " published before they are stored. Remove the setting.");
        }
        environment.getPropertySources()
                .stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.matches("axon\\.eventhandling\\.processors\\..+\\.mode"))
                .filter(name -> "subscribing".equals(setting(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsafeConfiguration(
                            name + " is 'subscribing': its handlers would run inside the command's"
                                    + " transaction and could not be replayed. Set it to 'pooled'.");
                });
    }

    private String setting(String name) {
        return String.valueOf(environment.getProperty(name)).toLowerCase(Locale.ROOT);
    }

    /** Without, Axon commits statement by statement: a crash then parts offsets from events, and rows from tokens. */
    private void refuseMissingTransactions() {
        context.getBeansOfType(TransactionManager.class).forEach((name, transactions) -> {
            if (!(transactions instanceof SpringTransactionManager)) {
                throw new UnsafeConfiguration("The transaction manager '" + name + "' is a "
                        + transactions.getClass().getSimpleName()
                        + ": what belongs together would not be committed together. Remove the bean.");
            }
        });
    }

    private void refuseForeignTokens() {
        context.getBeansOfType(TokenStore.class).forEach((name, store) -> {
            if (!(store instanceof JdbcTokenStore)) {
                throw new UnsafeConfiguration("The token store '" + name + "' is a " + store.getClass().getSimpleName()
                        + ": tokens must lie in the same database as what they stand for. Remove the bean.");
            }
        });
    }

    private void refuseForeignSerializers() {
        context.getBeansOfType(Serializer.class).forEach((name, serializer) -> {
            if (!(serializer instanceof EventSerializer)) {
                throw new UnsafeConfiguration("The serializer '" + name + "' is a "
                        + serializer.getClass().getSimpleName()
                        + ": it writes class names and plain text into the store."
                        + " Remove the bean and the settings axon.serializer.*.");
            }
        });
    }

    private static void refuseSubscribing(EventProcessor processor) {
        if (!(processor instanceof PooledStreamingEventProcessor)) {
            throw new UnsafeConfiguration("The event processor '" + processor.getName() + "' is a "
                    + processor.getClass().getSimpleName()
                    + ". Only pooled streaming ones keep a token behind what they"
                    + " have done.");
        }
    }

    @Override
    public void stop() {
        passed = false;
    }

    @Override
    public boolean isRunning() {
        return passed;
    }
}
