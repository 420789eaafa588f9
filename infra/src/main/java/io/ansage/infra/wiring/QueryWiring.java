package io.ansage.infra.wiring;

import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.message.event.MessageEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.infra.axon.PromptCoordinator;
import io.ansage.infra.axon.AxonEventLog;
import io.ansage.infra.axon.EventDeadLetters;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.axon.ProjectionsAtHead;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.postgres.Partitions;
import io.ansage.infra.postgres.PostgresDepartures;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.LivingSubscriptions;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.PostgresOutlooks;
import io.ansage.infra.postgres.PostgresSituations;
import io.ansage.infra.postgres.PostgresSubscriptions;
import io.ansage.infra.postgres.StoredEvents;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.deadletter.AllDeadLetters;
import io.ansage.query.deadletter.DeadLetterSource;
import io.ansage.query.api.Situations;
import io.ansage.query.history.HistoryProjection;
import io.ansage.query.live.LiveHub;
import io.ansage.query.log.EventLog;
import io.ansage.query.notice.SettlingTrigger;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.message.MessageProjection;
import io.ansage.query.outlook.JourneysFromProjections;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.subscription.SubscriptionProjection;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionTrigger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projections, and what can be asked of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueryProperties.class)
class QueryWiring {

    private static final Map<String, Class<?>> GROUPS = Map.of(OutlookProjection.GROUP, OutlookProjection.class,
            HistoryProjection.GROUP, HistoryProjection.class, SubscriptionProjection.GROUP,
            SubscriptionProjection.class, MessageProjection.GROUP, MessageProjection.class);

    /**
     * One segment each: positions then rise in the order of commits, on which live streams resume, and a rebuild can stop
     * at exactly one token. Batches written set-based make one thread faster than the events that trains can cause.
     */
    @Bean
    ConfigurerModule projectionProcessors(QueryProperties properties) {
        return configurer -> GROUPS.forEach((group, type) -> configurer.eventProcessing()
                .assignHandlerInstancesMatching(group, type::isInstance)
                .registerPooledStreamingEventProcessor(group, org.axonframework.config.Configuration::eventStore,
                        (axon, processor) -> PromptCoordinator.of(axon, processor)
                                .initialSegmentCount(1)
                                .batchSize(properties.batch()))
                // Asks the database about parked events only where some are parked.
                .registerDeadLetteringEventHandlerInvokerConfiguration(group,
                        (_, invoker) -> invoker.enableSequenceIdentifierCache()));
    }

    @Bean
    OutlookProjection outlookProjection(JdbcClient jdbc, List<SettlingTrigger> triggers, LiveHub live,
            QueryProperties properties) {
        return new OutlookProjection(new PostgresOutlookStore(jdbc, TableNames.LIVE),
                changes -> triggers.forEach(t -> t.changed(changes)), live,
                properties.cachedOutlooks());
    }

    @Bean
    HistoryProjection historyProjection(PostgresHistory history) {
        return new HistoryProjection(history);
    }

    @Bean
    SubscriptionProjection subscriptionProjection(PostgresSubscriptions subscriptions, SubscriptionTrigger trips,
            MessagePlanning messages, PassengerClock passengerClock, JdbcClient jdbc) {
        return new SubscriptionProjection(new LivingSubscriptions(subscriptions, jdbc), changed -> {
            trips.changed(changed);
            messages.noteNewcomers(changed.stream().map(SubscriptionRow::passenger).toList(),
                    passengerClock.instant());
        });
    }

    @Bean
    LiveHub liveHub(PostgresOutlooks outlooks) {
        return new LiveHub(outlooks);
    }

    @Bean
    EventLog eventLog(EventStorageEngine engine, JdbcClient jdbc, DataSource database, EventSerializer serializer,
            EventUpcasterChain upcasters) {
        return new AxonEventLog(engine, jdbc, new StoredEvents(database), serializer, upcasters);
    }

    @Bean
    JourneysFromProjections journeys(PostgresOutlooks outlooks, PostgresHistory history, EventLog events) {
        return new JourneysFromProjections(outlooks, history, events);
    }

    @Bean
    PostgresOutlooks outlooks(JdbcClient jdbc) {
        return new PostgresOutlooks(jdbc);
    }

    @Bean
    PostgresHistory history(JdbcClient jdbc) {
        return new PostgresHistory(jdbc, TableNames.LIVE);
    }

    @Bean
    Situations situations(JdbcClient jdbc) {
        return new PostgresSituations(jdbc);
    }

    @Bean
    PostgresDepartures departures(JdbcClient jdbc) {
        return new PostgresDepartures(jdbc);
    }

    @Bean
    PostgresSubscriptions subscriptions(JdbcClient jdbc) {
        return new PostgresSubscriptions(jdbc, TableNames.LIVE);
    }

    @Bean
    ProjectionsAtHead projectionsAtHead(JdbcClient jdbc, ProcessorTokens tokens) {
        var journey = JourneyEventTypes.all().stream().map(JourneyEventTypes::typeName).toList();
        var subscription = Stream.of(SubscriptionEventTypes.values()).map(SubscriptionEventTypes::typeName).toList();
        var message = Stream.of(MessageEventTypes.values()).map(MessageEventTypes::typeName).toList();
        return new ProjectionsAtHead(jdbc, tokens, Map.of(OutlookProjection.GROUP, journey, HistoryProjection.GROUP,
                journey, SubscriptionProjection.GROUP, subscription, MessageProjection.GROUP, message));
    }

    @Bean
    Partitions partitions(JdbcClient jdbc) {
        return new Partitions(jdbc);
    }

    @Bean
    EventDeadLetters eventDeadLetters(JdbcClient jdbc, org.axonframework.config.Configuration axon) {
        return new EventDeadLetters(jdbc, axon);
    }

    /** All who give up: the projections, and whoever else is a {@link DeadLetterSource}. */
    @Bean
    AllDeadLetters deadLetters(List<DeadLetterSource> sources) {
        return new AllDeadLetters(sources);
    }
}
