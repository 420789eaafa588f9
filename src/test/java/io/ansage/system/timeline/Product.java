package io.ansage.system.timeline;

import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.Ansage;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.standalone.EmbeddedServers;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.notice.SettlingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The whole product in this JVM, on embedded PostgreSQL and Kafka, with a passenger clock that stands until it is
 * advanced. One for all tests: each story takes days of its own, for time does not run back.
 */
public final class Product {

    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T00:00:00Z");

    private static @Nullable Product shared;
    private static @Nullable RuntimeException failure;

    private final Path folder = newFolder();
    private final EmbeddedServers servers = EmbeddedServers.start(folder);
    private final PassengerClock clock;
    private final FcmStandIn provider = newProvider();
    private final LocalPushService browsers = LocalPushService.start();
    private final AtomicInteger stories = new AtomicInteger();
    private @Nullable ConfigurableApplicationContext application;
    private boolean closed;

    private Product(Instant firstDay) {
        clock = PassengerClock.standingAt(firstDay);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Started by the first story that needs it; stops with the JVM. What could not start once is not tried again. */
    public static synchronized Product shared() {
        if (failure != null) {
            throw failure;
        }
        if (shared == null) {
            try {
                shared = new Product(FIRST_DAY);
                shared.application = shared.newApplication();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return shared;
    }

    /** One of one's own, for recordings of days that the shared one has behind it. To be closed. */
    public static Product startingAt(Instant firstDay) {
        var product = new Product(firstDay);
        try {
            product.application = product.newApplication();
            return product;
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    private ConfigurableApplicationContext newApplication() {
        return newApplication(0);
    }

    private ConfigurableApplicationContext newApplication(int httpPort) {
        return new SpringApplicationBuilder(Ansage.class, OwnEventLoops.class)
                // Neither passenger time nor the passengers' phones end with the application.
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("passengerClock", clock);
                    context.getBeanFactory().registerSingleton("fcmStandIn", provider);
                })
                .run("--server.port=" + httpPort, "--management.server.port=0", "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + servers.jdbcUrl(),
                        "--spring.datasource.username=" + servers.user(),
                        "--spring.datasource.password=" + servers.password(),
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--ansage.data-folder=" + folder,
                        "--ansage.master-key-file=" + folder.resolve("master.key"),
                        "--ansage.issuer.embedded=true", "--ansage.issuer.folder=" + folder.resolve("issuer"),
                        "--ansage.push.inside-hosts=127.0.0.1:" + browsers.port(),
                        "--logging.level.root=WARN");
    }

    /** An application that ends takes the JVM's shared event loops with it, and the servers of all others. */
    @Configuration(proxyBeanMethods = false)
    static class OwnEventLoops {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var loops = new ReactorResourceFactory();
            loops.setUseGlobalResources(false);
            return loops;
        }
    }

    private static FcmStandIn newProvider() {
        try {
            return FcmStandIn.start(0, InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the compiled tests, in the build's own folder. */
    private static Path newFolder() {
        try {
            var classes = URI.create(Product.class.getProtectionDomain().getCodeSource().getLocation().toString());
            return Files.createTempDirectory(Files.createDirectories(Path.of(classes).resolveSibling("servers")),
                    "product");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the application and its servers. */
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (application != null) {
                application.close();
                application = null;
            }
        } finally {
            provider.close();
            browsers.close();
            servers.close();
        }
    }

    /** Ends the application and starts it anew on the same servers and port, as a deployment does. */
    public void restart() {
        whileAway(() -> {});
    }

    /** The same, with something to look at while it is away. */
    public void whileAway(Runnable look) {
        int port = httpPort();
        application().close();
        application = null;
        try {
            look.run();
        } finally {
            application = newApplication(port);
        }
    }

    /** Port of health and metrics. */
    public int managementPort() {
        return application().getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public <T> T part(Class<T> type) {
        return application().getBean(type);
    }

    private ConfigurableApplicationContext application() {
        if (application == null) {
            throw new IllegalStateException("the application does not run");
        }
        return application;
    }

    public PassengerClock clock() {
        return clock;
    }

    /** The push provider, which sees every message and can be told to fail. */
    public FcmStandIn provider() {
        return provider;
    }

    /** The push service of browsers, which sees every message, encrypted. */
    public LocalPushService browsers() {
        return browsers;
    }

    public int httpPort() {
        return application().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The secret of a sample account of staff: desk, support or operator. */
    public String staffSecret(String account) {
        try {
            return Files.readString(folder.resolve("issuer").resolve(account + ".secret")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EmbeddedServers servers() {
        return servers;
    }

    /** A service date that lies wholly ahead of passenger time, in any zone. */
    public ServiceDate nextDate() {
        return ServiceDate.on(clock.instant(), ZoneOffset.UTC).plusDays(2);
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
            var due = Stream.of(part(SettlingStore.class).nextDue(), part(MessagePlanning.class).nextDue())
                    .flatMap(Optional::stream)
                    .filter(next -> next.isBefore(instant))
                    .min(Instant::compareTo);
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
