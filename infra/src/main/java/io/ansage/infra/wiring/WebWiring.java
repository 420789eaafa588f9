package io.ansage.infra.wiring;

import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.phone.NoPhones;
import io.ansage.infra.phone.VirtualPhones;
import io.ansage.infra.postgres.PostgresAuditLog;
import io.ansage.infra.postgres.PostgresIdempotencyStore;
import io.ansage.infra.postgres.PostgresPassengerErasure;
import io.ansage.infra.postgres.PostgresSessions;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Phones;
import io.ansage.web.WebModule;
import io.ansage.web.http.IdempotencyStore;
import io.ansage.web.security.Sessions;
import io.ansage.web.support.AuditLog;
import org.springframework.beans.factory.ObjectProvider;
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

    /** None where messages go to a real provider. */
    @Bean
    Phones phones(ObjectProvider<FcmStandIn> standIn) {
        var phones = standIn.getIfAvailable();
        return phones == null ? new NoPhones() : new VirtualPhones(phones);
    }

    @Bean
    PassengerErasure passengerErasure(JdbcClient jdbc, PlatformTransactionManager transactions, PassengerKeys keys) {
        return new PostgresPassengerErasure(jdbc, new TransactionTemplate(transactions), keys::erase);
    }
}
