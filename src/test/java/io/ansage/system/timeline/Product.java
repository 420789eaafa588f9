package io.ansage.system.timeline;

import io.ansage.infra.Ansage;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.standalone.EmbeddedServers;
import io.ansage.query.notice.SettlingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole product in this JVM, on embedded PostgreSQL and Kafka, with a passenger clock that stands until it is
 * advanced. One for all tests: each story takes days of its own, for time does not run back.
 */
public final class Product {

    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T00:00:00Z");

    @Nullable private static Product shared;

    private final EmbeddedServers servers;
    private final PassengerClock clock = PassengerClock.standingAt(FIRST_DAY);
    private final ConfigurableApplicationContext application;
    private final AtomicInteger stories = new AtomicInteger();

    private Product() {
        var folder = newFolder();
        servers = EmbeddedServers.start(folder);
        application = new SpringApplicationBuilder(Ansage.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean("passengerClock",
                        PassengerClock.class, () -> clock))
                .run("--server.port=0", "--management.server.port=0", "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + servers.jdbcUrl(),
                        "--spring.datasource.username=" + servers.user(),
                        "--spring.datasource.password=" + servers.password(),
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--ansage.data-folder=" + folder,
                        "--ansage.master-key-file=" + folder.resolve("master.key"),
                        "--logging.level.root=WARN");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "product");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first story that needs it; stops with the JVM. */
    public static synchronized Product shared() {
        if (shared == null) {
            var started = new Product();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.application.close();
                started.servers.close();
            }));
            shared = started;
        }
        return shared;
    }

    public <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    public PassengerClock clock() {
        return clock;
    }

    public int httpPort() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public EmbeddedServers servers() {
        return servers;
    }

    /** A number no other story has. */
    int nextStory() {
        return stories.incrementAndGet();
    }

    /** Waits until everything has come to rest. */
    public void awaitQuiet() {
        part(Quiescence.class).awaitQuiet();
    }

    /** Advances passenger time, stopping wherever something is due on the way. */
    public void advanceTo(Instant instant) {
        awaitQuiet();
        while (true) {
            var due = part(SettlingStore.class).nextDue().filter(next -> next.isBefore(instant));
            if (due.isEmpty()) {
                clock.advanceTo(instant);
                awaitQuiet();
                return;
            }
            clock.advanceTo(due.get());
            awaitQuiet();
        }
    }
}
