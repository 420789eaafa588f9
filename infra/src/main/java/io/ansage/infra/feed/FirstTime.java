package io.ansage.infra.feed;

import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.gtfsrt.GtfsRealtimeTranslator;
import io.ansage.infra.clock.PassengerClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Chooses passenger time: that of this machine, or where recorded feeds begin, all of which would be stale else. */
public final class FirstTime {

    private FirstTime() {}

    /**
     * The clock that the options ask for.
     *
     * @param reached how far the same recordings were read before, if they were
     */
    public static PassengerClock clock(FeedProperties properties, Supplier<Optional<Instant>> reached) {
        if ("system".equals(properties.clock())) {
            return PassengerClock.system();
        }
        return findStart(properties)
                .map(start -> reached.get().filter(start::isBefore).orElse(start))
                .map(PassengerClock::standingAt)
                .orElseGet(PassengerClock::system);
    }

    /** Remote feeds are of now: passenger time is a feed's only where every real-time feed is a file. */
    private static Optional<Instant> findStart(FeedProperties properties) {
        var feeds = Stream.concat(properties.gtfsRt().stream(), Stream.ofNullable(properties.irishRail()))
                .map(FeedLocation::of)
                .toList();
        if (feeds.isEmpty() || feeds.stream().anyMatch(FeedLocation.Remote.class::isInstance)) {
            return Optional.empty();
        }
        return feeds.stream()
                .map(FeedLocation.Local.class::cast)
                .map(FirstTime::start)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Optional<Instant> start(FeedLocation.Local feed) {
        try {
            return feed.isZip()
                    ? ZipReplay.findStart(feed.path())
                    : header(feed.path())
                            .or(() -> CaptureName.findInstant(feed.name()));
        } catch (IOException _) {
            // The run itself says what is wrong with the file.
            return Optional.empty();
        }
    }

    static Optional<Instant> header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Optional.ofNullable(GtfsRealtimeTranslator.peekTimestamp(in, FeedLimits.DEFAULT));
        }
    }
}
