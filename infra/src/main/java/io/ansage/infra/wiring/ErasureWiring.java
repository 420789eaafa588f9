package io.ansage.infra.wiring;

import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.postgres.PostgresPassengerErasure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who forgets a passenger: rows of all parts, and the key to the events. */
@Configuration(proxyBeanMethods = false)
class ErasureWiring {

    @Bean
    PostgresPassengerErasure passengerErasure(JdbcClient jdbc, PlatformTransactionManager transactions,
            PassengerKeys keys) {
        return new PostgresPassengerErasure(jdbc, new TransactionTemplate(transactions), keys::erase);
    }
}
