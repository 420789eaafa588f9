package io.ansage.infra.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every few seconds how far a load is and how long it will take. */
final class LoadProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoadProgress.class);
    private static final long EVERY_NANOS = 5_000_000_000L;

    private final long started = System.nanoTime();
    private long told = started;

    void tell(double share) {
        long now = System.nanoTime();
        if (now - told < EVERY_NANOS || share <= 0) {
            return;
        }
        told = now;
        long secondsLeft = (long) ((now - started) / 1e9 * (1 - share) / share);
        LOG.info("Timetable: {} % read, about {} s left", (int) (share * 100), secondsLeft);
    }
}
