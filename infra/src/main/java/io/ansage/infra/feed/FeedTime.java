package io.ansage.infra.feed;

import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves passenger time to that of a feed, if passenger time is virtual: from one instant at which something falls due to
 * the next, and only when all that was handed in has come to rest, so that what falls due in between falls due in its
 * turn, however fast a recording is replayed.
 */
class FeedTime {

    private static final Logger LOG = LoggerFactory.getLogger(FeedTime.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final PassengerClock clock;
    private final Quiescence quiescence;
    private final Supplier<Optional<Instant>> nextDue;
    private final Consumer<Instant> reached;

    /**
     * @param nextDue when something has to be decided next, if anything is pending
     * @param reached hears how far passenger time has come
     */
    FeedTime(PassengerClock clock, Quiescence quiescence, Supplier<Optional<Instant>> nextDue,
            Consumer<Instant> reached) {
        this.clock = clock;
        this.quiescence = quiescence;
        this.nextDue = nextDue;
        this.reached = reached;
    }

    PassengerClock clock() {
        return clock;
    }

    /** Moves on to an instant; at once back where passenger time is real or there already. */
    synchronized void advanceTo(Instant target) throws InterruptedException {
        if (!clock.isVirtual() || !target.isAfter(clock.instant())) {
            return;
        }
        awaitQuiet();
        var due = nextDue.get();
        while (due.isPresent() && !due.get().isAfter(target)) {
            clock.advanceTo(due.get());
            awaitQuiet();
            due = nextDue.get();
        }
        clock.advanceTo(target);
        reached.accept(target);
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
