package io.ansage.infra.wiring;

import io.ansage.command.api.IngestLedger;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.WakingEventStore;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.kafka.JourneyMirror;
import io.ansage.infra.loop.Loop;
import io.ansage.infra.metrics.EventMeters;
import io.ansage.infra.metrics.FlowMeters;
import io.ansage.infra.metrics.RegistryFlow;
import io.ansage.infra.postgres.PostgresFigures;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresTraces;
import io.ansage.infra.postgres.TokenTable;
import io.ansage.query.api.Traces;
import io.ansage.query.history.HistoryProjection;
import io.ansage.query.message.MessageProjection;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.subscription.SubscriptionProjection;
import io.ansage.web.flow.FlowSource;
import io.ansage.web.stream.OpenStreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What passes where: meters, and the picture that is made of them. */
@Configuration(proxyBeanMethods = false)
class FlowWiring {

    /** Stages by the health indicator that answers for them. */
    private static final Map<String, List<String>> INDICATED = Map.of("feedsHealthIndicator", List.of("feeds"),
            "ingestHealthIndicator", List.of("observations", "gate"), "storeHealthIndicator",
            List.of("aggregates", "store"), "mirrorHealthIndicator", List.of("kafka"), "deliveryHealthIndicator",
            List.of("outbox", "channels"));

    @Bean
    FlowMeters flowMeters(MeterRegistry meters, JdbcClient jdbc, IngestLedger ledger, PassengerClock passengerClock,
            OpenStreams streams, Map<String, HealthIndicator> indicators,
            ObjectProvider<EventProcessingConfiguration> processing,
            @Qualifier("plannerLoop") ObjectProvider<Loop> planner) {
        var flow = new FlowMeters(meters, new PostgresFigures(jdbc)::read);
        flow.watchStore(List.of(JourneyMirror.GROUP, OutlookProjection.GROUP, HistoryProjection.GROUP,
                SubscriptionProjection.GROUP, MessageProjection.GROUP), passengerClock);
        flow.watchTopic(() -> ledger.balance().inFlight());
        flow.watchStreams(streams::count);
        Map<String, Supplier<Health>> health = new HashMap<>();
        INDICATED.forEach((bean, stages) -> {
            var indicator = indicators.get(bean);
            if (indicator != null) {
                stages.forEach(stage -> health.put(stage, () -> known(indicator.health())));
            }
        });
        health.put("projections", () -> projections(processing.getObject()));
        health.put("settling", () -> planning(planner.getIfAvailable()));
        health.put("ledger", () -> planning(planner.getIfAvailable()));
        health.put("streams", () -> Health.up().build());
        flow.watchHealth(health);
        return flow;
    }

    private static Health known(@Nullable Health health) {
        return health == null ? Health.unknown().build() : health;
    }

    private static Health projections(EventProcessingConfiguration processing) {
        boolean all = processing.eventProcessors()
                .values()
                .stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .filter(processor -> !processor.getName().equals(JourneyMirror.GROUP))
                .allMatch(processor -> processor.isRunning() && !processor.isError());
        return (all ? Health.up() : Health.down()).build();
    }

    private static Health planning(@Nullable Loop planner) {
        return planner == null
                ? Health.unknown().build()
                : (planner.lastError().isEmpty() ? Health.up() : Health.down()).build();
    }

    @Bean
    EventMeters eventMeters(MeterRegistry meters, WakingEventStore events, EventSerializer serializer) {
        var counting = new EventMeters(meters, type -> serializer.typeForClass(type).getName());
        events.subscribe(counting);
        return counting;
    }

    /** After the meters: without them the picture would be empty. */
    @Bean
    FlowSource flowSource(MeterRegistry meters, FlowMeters ignored,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new RegistryFlow(meters, machineClock);
    }

    @Bean
    Traces traces(JdbcClient jdbc, PostgresHistory history, TokenTable tokens) {
        return new PostgresTraces(jdbc, history, tokens::position,
                new PostgresTraces.Groups(JourneyMirror.GROUP, OutlookProjection.GROUP));
    }
}
