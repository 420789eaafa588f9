package io.ansage.infra.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The real Kafka broker and controller in a JVM of its own, on a log folder that outlives it. */
public final class KafkaServer implements AutoCloseable {

    private static final long START_SECONDS = 120;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final DataFolder folder;
    private final FolderPorts ports;
    private final Path log;
    private @Nullable Process process;

    KafkaServer(DataFolder folder, FolderPorts ports) {
        this.folder = folder;
        this.ports = ports;
        this.log = folder.log().resolve("kafka.log");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Starts on the log that is there, or on a new one. */
    public synchronized KafkaServer start() {
        stopLeftover(folder);
        folder.removeIncomplete(folder.kafka());
        KafkaLogFolder logFolder = new KafkaLogFolder(folder.kafka());
        if (folder.isComplete(folder.kafka())) {
            logFolder.check();
        }
        Path settings = logFolder.writeSettings(ports);
        FolderFiles.delete(log);
        try {
            Process started = new ProcessBuilder(KafkaCommand.of(settings, log))
                    .redirectError(folder.log().resolve("kafka-jvm.log").toFile())
                    .start();
            process = started;
            Files.writeString(pidFile(folder), started.pid() + " " + startOf(started.toHandle()));
            awaitReady(started);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
        folder.markComplete(folder.kafka());
        ClassArchive.named().map(ClassArchive::ofKafka).ifPresent(ClassArchive::worthKeeping);
        return this;
    }

    /** Ends when the broker does, whoever ended it. */
    public synchronized CompletableFuture<Integer> onExit() {
        return process == null
                ? CompletableFuture.completedFuture(0)
                : process.onExit().thenApply(Process::exitValue);
    }

    /** For fault tests: the broker is gone without a goodbye; {@link #start()} brings it back. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public synchronized void close() {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Then it has gone already.
        }
        Processes.end(process.toHandle(), STOP_LIMIT);
        FolderFiles.delete(pidFile(folder));
        process = null;
    }

    /** A broker whose parent was killed is about to stop; it must have gone before the next one takes its log. */
    static void stopLeftover(DataFolder folder) {
        Path file = pidFile(folder);
        try {
            if (!Files.exists(file)) {
                return;
            }
            String[] words = Files.readString(file).strip().split(" ", 2);
            if (words.length == 2 && words[0].matches("\\d{1,9}")) {
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(found -> startOf(found).equals(words[1]))
                        .filter(Processes::isRunning)
                        .ifPresent(found -> Processes.end(found, STOP_LIMIT));
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader out = started.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.equals(KafkaChild.READY)) {
                        ready.complete(null);
                    }
                }
            } catch (IOException e) {
                ready.completeExceptionally(e);
            }
            ready.completeExceptionally(new IOException("it ended while starting"));
        });
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            String said = FolderFiles.lastComplaint(log, List.of("ERROR", "Exception:"));
            throw failed(said.isEmpty() ? "no answer for " + START_SECONDS + " s" : said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw failed("interrupted");
        }
    }

    private StartupProblem failed(String why) {
        return new StartupProblem("Kafka did not start in " + folder.kafka() + ": " + why + ".",
                "See " + log + "; if the data is damaged, start over with ./run --fresh.");
    }

    private static Path pidFile(DataFolder folder) {
        return folder.file("kafka.pid");
    }

    private static String startOf(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return start.map(Instant::toString).orElse("unknown");
    }
}
