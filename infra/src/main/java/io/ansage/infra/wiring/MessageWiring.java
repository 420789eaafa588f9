package io.ansage.infra.wiring;

import io.ansage.domain.message.MessageParameters;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.loop.Loop;
import io.ansage.infra.postgres.PostgresMessagePlanning;
import io.ansage.infra.postgres.PostgresMessageStore;
import io.ansage.infra.postgres.PostgresMuting;
import io.ansage.infra.postgres.PostgresOperatorMessages;
import io.ansage.infra.postgres.PostgresSilences;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.rebuild.Rebuildable;
import io.ansage.infra.rebuild.Rebuildable.Table;
import io.ansage.query.live.LiveHub;
import io.ansage.query.message.MessagePlanner;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.message.MessageProjection;
import io.ansage.query.message.MessageProjector;
import io.ansage.query.message.MessageStore;
import io.ansage.query.notice.Transactions;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators say and hold back, and who tells it. Tells unless {@code ansage.roles.plan} is false. */
@Configuration(proxyBeanMethods = false)
class MessageWiring {

    @Bean
    MessageStore messageStore(JdbcClient jdbc) {
        return new PostgresMessageStore(jdbc, TableNames.LIVE);
    }

    @Bean
    MessagePlanning messagePlanning(JdbcClient jdbc) {
        return new PostgresMessagePlanning(jdbc);
    }

    @Bean
    MessagePlanner messagePlanner(MessagePlanning planning, Transactions transactions, LiveHub live,
            PassengerClock passengerClock) {
        return new MessagePlanner(planning, MessageParameters.DEFAULT, transactions, live, passengerClock);
    }

    @Bean
    MessageProjection messageProjection(MessageStore messages, MessagePlanner planner) {
        return new MessageProjection(messages, planner);
    }

    @Bean
    PostgresOperatorMessages operatorMessages(JdbcClient jdbc, MessagePlanning planning, MessagePlanner planner) {
        return new PostgresOperatorMessages(jdbc, planning, planner);
    }

    @Bean
    PostgresMuting muting(JdbcClient jdbc) {
        return new PostgresMuting(jdbc);
    }

    @Bean
    PostgresSilences silences(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresSilences(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Rebuildable messagesRebuild(JdbcClient jdbc) {
        return new Rebuildable(MessageProjection.GROUP,
                List.of(Table.of("operator_message", "message_id"),
                        Table.of("operator_message_wording", "message_id", "revision"),
                        Table.of("operator_message_audience", "message_id", "kind", "value", "from_call",
                                "until_call")),
                tables -> new MessageProjector(new PostgresMessageStore(jdbc, tables)), () -> {});
    }

    /** Telling as part of planning, one of the roles of a node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ansage.roles.plan", matchIfMissing = true)
    static class Role {

        @Bean
        Loop messageLoop(MessagePlanner planner) {
            return new Loop("messages", planner::planDue);
        }
    }
}
