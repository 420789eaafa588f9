package io.ansage.infra.standalone;

import io.ansage.infra.Ansage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One run: servers, and beside them the application; stopped one after the other, whoever asks for it. */
final class StandaloneRun {

    private static final int KAFKA_RESTARTS = 5;
    private static final Duration SERVERS_LIMIT = Duration.ofSeconds(90);
    private static final Duration APPLICATION_LIMIT = Duration.ofSeconds(20);

    private final RunOptions options;
    private final long startedAt = System.nanoTime();
    private final CountDownLatch serversDecided = new CountDownLatch(1);
    private final AtomicInteger kafkaRestarts = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean ready;
    private volatile @Nullable DataFolder folder;
    private volatile @Nullable EmbeddedServers servers;
    private volatile @Nullable ConfigurableApplicationContext application;

    StandaloneRun(RunOptions options) {
        this.options = options;
    }

    Path log() {
        return options.data().resolve("log").resolve("ansage.log");
    }

    boolean isStopping() {
        return stopping;
    }

    void start() {
        EmbeddedServers started = startServers();
        if (stopping) {
            return;
        }
        Thread.ofVirtual().start(() -> watch(started));
        SpringApplication spring = new SpringApplication(Ansage.class);
        spring.addInitializers(new LateServers(started));
        // Stopping is ours, in order; a hook of Spring's own would run beside it.
        spring.setRegisterShutdownHook(false);
        application = spring.run(arguments());
        if (!stopping) {
            say("Ansage is ready: http://localhost:%d/ (after %d s; data in %s; Ctrl-C stops it)", options.port(),
                    seconds(), options.data());
            ready = true;
            ClassArchive.named().ifPresent(ClassArchive::worthKeeping);
        }
    }

    void stop() {
        stopping = true;
        if (ready && ClassArchive.named().filter(ClassArchive::isStillToBeWritten).isPresent()) {
            say("Stopping; this first time the JVM also writes down its classes, for the next start ...");
        }
        try {
            // Servers that are just coming up would otherwise be left behind.
            boolean decided = serversDecided.await(SERVERS_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (decided && application != null) {
                CompletableFuture.runAsync(application::close, Thread::startVirtualThread)
                        .completeOnTimeout(null, APPLICATION_LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .handle((nothing, failure) -> null)
                        .join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (servers != null) {
            servers.close();
        } else if (folder != null) {
            folder.close();
        }
    }

    private EmbeddedServers startServers() {
        try {
            DataFolder opened = DataFolder.open(options.data());
            folder = opened;
            checkPort(options.port(), "--port");
            checkPort(options.managementPort(), "--management-port");
            if (options.fresh()) {
                EmbeddedServers.clear(opened);
            }
            say("Starting PostgreSQL, Kafka and Ansage on %s ...", options.data());
            EmbeddedServers started = EmbeddedServers.begin(opened);
            servers = started;
            return started;
        } finally {
            serversDecided.countDown();
        }
    }

    private static void checkPort(int port, String option) {
        if (!FolderPorts.isFree(port)) {
            throw new StartupProblem("Port " + port + " is in use by another program.",
                    "Start with: ./run " + option + " " + FolderPorts.proposeInsteadOf(port));
        }
    }

    private String[] arguments() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.port", Integer.toString(options.port()));
        properties.put("management.server.port", Integer.toString(options.managementPort()));
        properties.put("management.server.address", "127.0.0.1");
        properties.put("ansage.data-folder", options.data().toString());
        properties.put("ansage.issuer.embedded", "true");
        properties.put("ansage.issuer.folder", options.data().resolve("issuer").toString());
        properties.put("spring.main.banner-mode", "off");
        // The terminal shows what the user must know; the file has everything.
        properties.put("logging.file.name", log().toString());
        properties.put("logging.threshold.console", "ERROR");
        properties.put("logging.pattern.console", "%d{HH:mm:ss} %p %logger{0}: %.-300m%nopex%n");
        properties.putAll(options.properties());
        return properties.entrySet()
                .stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private void watch(EmbeddedServers started) {
        try {
            started.awaitPostgres();
            started.awaitKafka();
        } catch (RuntimeException _) {
            // Told by the application, which cannot come up without them.
            return;
        }
        say("PostgreSQL and Kafka are up after %d s ...", seconds());
        watchKafka(started);
    }

    /** A fatal error of Kafka's log ends only its own JVM; one broken moment must not end the run. */
    private void watchKafka(EmbeddedServers started) {
        started.kafka().onExit().thenAcceptAsync(code -> {
            if (stopping) {
                return;
            }
            if (kafkaRestarts.incrementAndGet() > KAFKA_RESTARTS) {
                giveUp("Kafka keeps ending by itself. See " + log().resolveSibling("kafka.log"));
                return;
            }
            say("Kafka ended by itself (code %d); starting it again ...", code);
            try {
                started.kafka().start();
                watchKafka(started);
            } catch (RuntimeException e) {
                giveUp(String.valueOf(e.getMessage()));
            }
        }, Thread::startVirtualThread);
    }

    private void giveUp(String line) {
        if (!stopping) {
            System.err.println(line);
            System.exit(1);
        }
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt);
    }

    private static void say(String line, Object... words) {
        System.out.println(String.format(line, words));
    }
}
