package io.ansage.infra.feed;

import io.ansage.infra.clock.PassengerClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time of feeds on trial: they wait for passenger time where it is virtual, and never move it. */
final class FollowedTime extends FeedTime {

    private static final Duration TICK = Duration.ofMillis(50);

    FollowedTime(PassengerClock clock) {
        super(clock, () -> {}, Optional::empty, _ -> {});
    }

    @Override
    void advanceTo(Instant target) throws InterruptedException {
        while (clock().isVirtual() && clock().instant().isBefore(target)) {
            Thread.sleep(TICK);
        }
    }

    @Override
    void keepRunning() {
        // Others keep it.
    }
}
