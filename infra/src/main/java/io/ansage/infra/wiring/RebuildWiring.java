package io.ansage.infra.wiring;

import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresSubscriptions;
import io.ansage.infra.rebuild.AxonLiveProcessor;
import io.ansage.infra.rebuild.OutlookRebuild;
import io.ansage.infra.rebuild.Rebuildable;
import io.ansage.infra.rebuild.Rebuildable.Table;
import io.ansage.infra.rebuild.RebuildingProjections;
import io.ansage.query.history.HistoryProjection;
import io.ansage.query.history.HistoryProjector;
import io.ansage.query.log.EventLog;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.subscription.SubscriptionProjection;
import io.ansage.query.subscription.SubscriptionProjector;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How projections are built anew. No planner and no listener is within reach of what is made here. */
@Configuration(proxyBeanMethods = false)
class RebuildWiring {

    @Bean
    ProcessorTokens processorTokens(JdbcClient jdbc, Serializer serializer) {
        return new ProcessorTokens(jdbc, serializer);
    }

    @Bean
    Rebuildable outlookRebuild(DataSource database, OutlookProjection live) {
        return OutlookRebuild.of(database, live::forget);
    }

    @Bean
    Rebuildable historyRebuild(JdbcClient jdbc) {
        return new Rebuildable(HistoryProjection.GROUP,
                List.of(Table.partitioned("journey_history", "service_date", "journey_id", "revision",
                        "service_date")),
                tables -> new HistoryProjector(new PostgresHistory(jdbc, tables)), () -> {});
    }

    @Bean
    Rebuildable subscriptionsRebuild(JdbcClient jdbc) {
        return new Rebuildable(SubscriptionProjection.GROUP,
                List.of(Table.personal("subscription_index", "subscription_id")),
                tables -> new SubscriptionProjector(new PostgresSubscriptions(jdbc, tables)), () -> {});
    }

    @Bean
    RebuildingProjections projections(List<Rebuildable> projections, EventLog events, ProcessorTokens tokens,
            DataSource database, PlatformTransactionManager transactions, org.axonframework.config.Configuration axon,
            @Qualifier("machineClock") InstantSource machineClock) {
        Executor oneThreadEach = task -> Thread.ofPlatform().daemon().name("rebuild").start(task);
        return new RebuildingProjections(projections, name -> new AxonLiveProcessor(axon, name), events, tokens,
                database, new TransactionTemplate(transactions),
                new RebuildingProjections.Background(oneThreadEach, machineClock));
    }
}
