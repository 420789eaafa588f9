package io.ansage.infra.feed;

import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves passenger time to that of a feed, if passenger time is virtual: in small steps, and only when all that was
 * handed in has come to rest, so that what falls due in between falls due in its turn.
 */
final class FeedTime {

    private static final Logger LOG = LoggerFactory.getLogger(FeedTime.class);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Over longer holes nothing is pending: a night need not be walked through. */
    private static final Duration WALKED = Duration.ofMinutes(30);

    private final PassengerClock clock;
    private final Quiescence quiescence;

    FeedTime(PassengerClock clock, Quiescence quiescence) {
        this.clock = clock;
        this.quiescence = quiescence;
    }

    PassengerClock clock() {
        return clock;
    }

    synchronized void advanceTo(Instant target) throws InterruptedException {
        if (!clock.isVirtual() || !target.isAfter(clock.instant())) {
            return;
        }
        awaitQuiet();
        var start = clock.instant();
        for (var at = start.plus(STEP); at.isBefore(target)
                && at.isBefore(start.plus(WALKED)); at = at.plus(STEP)) {
            clock.advanceTo(at);
            awaitQuiet();
        }
        clock.advanceTo(target);
        awaitQuiet();
    }

    /**
     * Lets virtual time go on at the pace of real time once the recordings are through: what is pending falls due, and
     * a visitor can still subscribe and be told. Returns only if passenger time is real.
     */
    void keepRunning() throws InterruptedException {
        long last = System.nanoTime();
        while (clock.isVirtual()) {
            Thread.sleep(TICK);
            long now = System.nanoTime();
            advanceTo(clock.instant().plusNanos(now - last));
            last = now;
        }
    }

    private void awaitQuiet() throws InterruptedException {
        while (true) {
            try {
                quiescence.awaitQuiet();
                return;
            } catch (IllegalStateException e) {
                LOG.warn("Passenger time waits: {}", e.getMessage());
                Thread.sleep(1_000);
            }
        }
    }
}
