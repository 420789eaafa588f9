package io.ansage.infra.wiring;

import io.ansage.infra.postgres.PostgresAuditLog;
import io.ansage.infra.postgres.PostgresIdempotencyStore;
import io.ansage.infra.postgres.PostgresSessions;
import io.ansage.web.WebModule;
import io.ansage.web.http.IdempotencyStore;
import io.ansage.web.security.Sessions;
import io.ansage.web.support.AuditLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The HTTP side and what it keeps: sessions, audit, answers to repeated requests. */
@Configuration(proxyBeanMethods = false)
@Import(WebModule.class)
class WebWiring {

    @Bean
    Sessions sessions(JdbcClient jdbc) {
        return new PostgresSessions(jdbc);
    }

    @Bean
    IdempotencyStore idempotencyStore(JdbcClient jdbc) {
        return new PostgresIdempotencyStore(jdbc);
    }

    @Bean
    AuditLog auditLog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresAuditLog(jdbc, new TransactionTemplate(transactions));
    }
}
