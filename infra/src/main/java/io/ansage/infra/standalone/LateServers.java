package io.ansage.infra.standalone;

import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Lets the application come up beside its servers: what needs one of them asks where it is, and waits here until it is
 * up.
 */
final class LateServers implements ApplicationContextInitializer<GenericApplicationContext> {

    private final EmbeddedServers servers;

    LateServers(EmbeddedServers servers) {
        this.servers = servers;
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(JdbcConnectionDetails.class, () -> new Database(servers));
        context.registerBean(KafkaConnectionDetails.class, () -> () -> {
            servers.awaitKafka();
            return List.of(servers.bootstrapServers());
        });
    }

    private record Database(EmbeddedServers servers) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return servers.user();
        }

        @Override
        public String getPassword() {
            return servers.password();
        }

        @Override
        public String getJdbcUrl() {
            servers.awaitPostgres();
            return servers.jdbcUrl();
        }
    }
}
