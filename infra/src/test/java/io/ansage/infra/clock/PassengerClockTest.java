package io.ansage.infra.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PassengerClockTest {

    /** Of the last digits PostgreSQL would round 701 ns up. */
    private static final Instant FINER = Instant.parse("2026-03-10T05:15:56.097124701Z");

    private static final Instant STORED = Instant.parse("2026-03-10T05:15:56.097124Z");

    @Test
    void standsAtWhatTheDatabaseKeeps() {
        assertThat(PassengerClock.standingAt(FINER).instant()).isEqualTo(STORED);
    }

    @Test
    void advancesToWhatTheDatabaseKeeps() {
        var clock = PassengerClock.standingAt(Instant.EPOCH);

        clock.advanceTo(FINER);

        assertThat(clock.instant()).isEqualTo(STORED);
    }

    @Test
    void realTime_isCountedInMicroseconds() {
        var now = PassengerClock.system().instant();

        assertThat(now.getNano() % 1_000).isZero();
    }

    @Test
    void timeDoesNotRunBack() {
        var clock = PassengerClock.standingAt(STORED);

        clock.advanceTo(STORED.minusSeconds(1));

        assertThat(clock.instant()).isEqualTo(STORED);
    }
}
