package io.ansage.infra.feed;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays a zip of captures of the Irish list, in the order of their time, at most so many times faster than it was. */
final class ZipReplay implements FeedRun {

    private static final Logger LOG = LoggerFactory.getLogger(ZipReplay.class);
    private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private static final int MOST_CAPTURES = 100_000;
    private static final long PROGRESS_NANOS = 10_000_000_000L;

    private final Path zip;
    private final double speed;
    private final FeedLimits limits;
    private final FeedIntake intake;
    private final FeedTime time;
    private final FeedHealth health;

    private record Entry(Instant at, ZipEntry file) {}

    ZipReplay(Path zip, double speed, FeedLimits limits, FeedIntake intake, FeedTime time, FeedHealth health) {
        this.zip = zip;
        this.speed = speed;
        this.limits = limits;
        this.intake = intake;
        this.time = time;
        this.health = health;
    }

    /** When the first capture was made, if the zip has any. */
    static Optional<Instant> findStart(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            return entries(file).stream().findFirst().map(Entry::at);
        }
    }

    @Override
    public String name() {
        return String.valueOf(zip.getFileName());
    }

    @Override
    public void run() throws IOException, InterruptedException {
        replay();
        time.keepRunning();
    }

    /** Replays the zip once. */
    void replay() throws IOException, InterruptedException {
        try (var file = new ZipFile(zip.toFile())) {
            var all = entries(file);
            if (all.isEmpty()) {
                LOG.error("{}: holds no captures named like currentTrains-20251003T000003+0100.xml", name());
                return;
            }
            var entries = ahead(all);
            if (entries.isEmpty()) {
                LOG.info("Replay of {}: was read to its end before; --fresh forgets it and starts over", name());
                return;
            }
            if (entries.size() < all.size()) {
                LOG.info("Replay of {}: goes on at {}, where it stopped, after {} of {} captures; --fresh starts over",
                        name(), timeOf(entries.getFirst()), all.size() - entries.size(), all.size());
            }
            var translator = new IrishRailTranslator(limits);
            long started = System.nanoTime();
            long told = started - PROGRESS_NANOS;
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                pace(entries.getFirst().at(), entry.at(), started);
                time.advanceTo(entry.at());
                handIn(file, entry, translator);
                if (System.nanoTime() - told >= PROGRESS_NANOS) {
                    told = System.nanoTime();
                    tell(entries, i, told - started);
                }
            }
            LOG.info("Replay of {}: all {} captures are in", name(), entries.size());
        }
    }

    private void handIn(ZipFile file, Entry entry, IrishRailTranslator translator)
            throws IOException, InterruptedException {
        if (entry.file().getSize() == 0) {
            health.failed(name(), "capture " + entry.file().getName() + " is empty");
            LOG.warn("Replay of {}: capture {} has no bytes, as after a failed poll", name(), entry.file().getName());
            return;
        }
        try (var in = file.getInputStream(entry.file())) {
            var capture = new Capture(IrishRailTranslator.SOURCE, entry.file().getName(), entry.at(),
                    time.clock().instant());
            intake.accept(IrishRailTranslator.SOURCE.id(), translator.translate(in, capture));
            health.succeeded(name());
        }
    }

    private void pace(Instant first, Instant at, long started) throws InterruptedException {
        if (speed > 0) {
            long due = (long) (Duration.between(first, at).toMillis() / speed);
            Thread.sleep(Math.max(0, due - (System.nanoTime() - started) / 1_000_000));
        }
    }

    /**
     * What was handed in before passenger time moved on need not be handed in again. The capture at which it stopped is:
     * its hand-in may not have been complete, and what is known of it changes nothing.
     */
    private List<Entry> ahead(List<Entry> entries) {
        return time.clock().isVirtual()
                ? entries.stream().filter(entry -> !entry.at().isBefore(time.clock().instant())).toList()
                : entries;
    }

    private static LocalTime timeOf(Entry entry) {
        return LocalTime.ofInstant(entry.at(), ZONE).truncatedTo(ChronoUnit.MINUTES);
    }

    private void tell(List<Entry> entries, int done, long nanos) {
        var at = timeOf(entries.get(done));
        if (done == 0) {
            LOG.info("Replay of {}: capture 1 of {}, {}", name(), entries.size(), at);
            return;
        }
        long minutes = Math.ceilDiv(nanos / 1_000_000 * (entries.size() - 1 - done) / done, 60_000L);
        LOG.info("Replay of {}: capture {} of {}, {}, about {} min left", name(), done + 1, entries.size(), at,
                minutes);
    }

    private static List<Entry> entries(ZipFile file) {
        return file.stream()
                .limit(MOST_CAPTURES)
                .flatMap(
                        entry -> CaptureName.findInstant(entry.getName()).map(at -> new Entry(at, entry)).stream())
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }
}
