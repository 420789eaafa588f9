package io.ansage.infra.feed;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.batch.ArrivalBatchTranslator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads batch files that are dropped into a folder, once they have stopped growing. Nothing is moved or deleted; what
 * was read is remembered by its content.
 */
final class BatchFolder implements FeedRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFolder.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Path folder;
    private final FeedLimits limits;
    private final FeedIntake intake;
    private final JdbcClient jdbc;
    private final Clock passengerClock;
    private final FeedHealth health;
    /** Files as they looked at the last glance, and those done with in this state. */
    private final Map<Path, String> seen = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    BatchFolder(Path folder, FeedLimits limits, FeedIntake intake, JdbcClient jdbc, Clock passengerClock,
            FeedHealth health) {
        this.folder = folder;
        this.limits = limits;
        this.intake = intake;
        this.jdbc = jdbc;
        this.passengerClock = passengerClock;
        this.health = health;
    }

    @Override
    public String name() {
        return "batch-folder";
    }

    @Override
    public void run() throws InterruptedException {
        while (true) {
            try {
                glance();
                health.succeeded(name());
            } catch (IOException | RuntimeException e) {
                int failures = health.failed(name(), e.toString());
                if (failures == 1) {
                    LOG.warn("Batch folder {} cannot be read now: {}", folder, e.toString());
                }
            }
            Thread.sleep(INTERVAL);
        }
    }

    /** Looks once: reads the files that look as they did at the last glance. */
    void glance() throws IOException, InterruptedException {
        List<Path> files;
        try (var entries = Files.list(folder)) {
            files = entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        seen.keySet().retainAll(files);
        for (var file : files) {
            var looks = file + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file);
            if (looks.equals(seen.put(file, looks)) && done.add(looks)) {
                try {
                    read(file);
                } catch (IOException | RuntimeException e) {
                    done.remove(looks);
                    throw e;
                }
            }
        }
    }

    private void read(Path file) throws IOException, InterruptedException {
        var name = String.valueOf(file.getFileName());
        if (Files.size(file) > limits.maxBytes()) {
            var refused = FeedRefused.tooLarge(name + ": holds more than the " + limits.maxBytes() + " bytes allowed");
            LOG.warn("Batch file refused: {}", refused.detail());
            return;
        }
        var content = Files.readAllBytes(file);
        var hash = hash(content);
        boolean known = jdbc.sql("select count(*) from batch_file_read where content_hash = :hash")
                .param("hash", hash)
                .query(Integer.class)
                .single() > 0;
        if (known) {
            LOG.info("Batch file {}: was read before", name);
            return;
        }
        var now = passengerClock.instant();
        var translation = new ArrivalBatchTranslator(limits).translate(new ByteArrayInputStream(content),
                new Capture(ArrivalBatchTranslator.SOURCE, name, now, now));
        intake.accept(name(), translation);
        // Remembered after it is safe: a crash in between reads it again, which changes nothing.
        jdbc.sql("insert into batch_file_read values (:hash, :name, :observations, :rejected, :at)"
                + " on conflict do nothing")
                .param("hash", hash)
                .param("name", name)
                .param("observations", translation.observations().size())
                .param("rejected", translation.rejected().size())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        LOG.info("Batch file {}: {} rows read, {} set aside", name, translation.observations().size(),
                translation.rejected().size());
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
