package io.ansage.infra.standalone;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The main class of Kafka's own JVM: a fatal error of its log halts that JVM and not ours. It lives only as long as
 * its standard input is open, so it ends with the process that started it, even if that one was killed.
 */
public final class KafkaChild {

    /** Said on standard output once clients can connect. */
    static final String READY = "kafka is ready";

    private static final long ORDERLY_STOP_SECONDS = 10;

    private KafkaChild() {}

    public static void main(String[] arguments) throws IOException {
        // Ctrl-C in a terminal reaches us too, but the parent decides when we stop: after the application.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        Thread.ofPlatform().daemon().name("parent-watch").start(KafkaChild::stopWhenParentIsGone);
        String file = arguments[0];
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(file)) {
            properties.load(in);
        }
        format(file, Path.of(properties.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-stop"));
        server.startup();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(READY);
        server.awaitShutdown();
    }

    private static void format(String file, Path logFolder) {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file};
        if (StorageTool.execute(command, System.err) != 0) {
            throw new IllegalStateException("the log folder " + logFolder + " could not be formatted");
        }
    }

    private static void stopWhenParentIsGone() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said to us; only the end of the stream counts.
            }
        } catch (IOException e) {
            // A broken stream means the same as its end.
        }
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            try {
                TimeUnit.SECONDS.sleep(ORDERLY_STOP_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        System.exit(0);
    }
}
