package io.ansage.bench.nation;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Run;
import io.ansage.infra.Ansage;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.push.standin.FcmStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as it is wired in production, in this JVM, with the push provider's stand-in and a clock that is led. */
final class WholeProduct implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final Run run;
    private final HikariDataSource database;
    private final PassengerClock clock;
    private final FcmStandIn provider;
    private final Path folder;
    private @Nullable ConfigurableApplicationContext application;

    WholeProduct(Run run, Instant start, int phones) throws Exception {
        this.run = run;
        this.database = run.emptyDatabase(4);
        this.clock = PassengerClock.standingAt(start);
        this.provider = FcmStandIn.start(0, InstantSource.system(), phones);
        this.folder = Files.createDirectories(run.folder().resolve("nation"));
        createTopics();
    }

    /** Room on the disk is kept: what is read is thrown away soon. */
    private void createTopics() throws InterruptedException, ExecutionException {
        try (var admin = Admin
                .create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, run.servers().bootstrapServers()))) {
            admin.createTopics(java.util.List.of(new NewTopic(name(".observations"), PARTITIONS, (short) 1)
                    .configs(Map.of("segment.bytes", "67108864", "retention.bytes", "268435456")))).all().get();
        }
    }

    private String name(String suffix) {
        return database.getPoolName() + suffix;
    }

    void start() {
        application = new SpringApplicationBuilder(Ansage.class).initializers(context -> {
            context.getBeanFactory().registerSingleton("passengerClock", clock);
            context.getBeanFactory().registerSingleton("fcmStandIn", provider);
        })
                .run("--server.port=0", "--management.server.port=0", "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--spring.kafka.bootstrap-servers=" + run.servers().bootstrapServers(),
                        "--ansage.ingest.topic=" + name(".observations"), "--ansage.ingest.group=" + name(""),
                        "--ansage.ingest.partitions=" + PARTITIONS, "--ansage.mirror.topic=" + name(".events"),
                        "--ansage.data-folder=" + folder, "--ansage.master-key-file=" + masterKey(),
                        "--ansage.issuer.embedded=true", "--ansage.issuer.folder=" + folder.resolve("issuer"),
                        "--ansage.quiet-patience=10m", "--logging.level.root=ERROR");
    }

    void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    <T> T part(Class<T> type) {
        if (application == null) {
            throw new IllegalStateException("the product does not run");
        }
        return application.getBean(type);
    }

    Path masterKey() {
        return folder.resolve("master.key");
    }

    PassengerClock clock() {
        return clock;
    }

    FcmStandIn provider() {
        return provider;
    }

    /** For seeding and for looking at what is there, beside the product's own connections. */
    HikariDataSource database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        stop();
        provider.close();
        run.drop(database);
    }
}
