package io.ansage.infra.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passenger time. Follows the system's clock, or stands still until somebody advances it: a feed that is replayed, or a
 * test. Machine time (leases, back-off, token claims) is never read from here.
 *
 * <p>Counts in microseconds, as the database does: what is stored as due now would otherwise be rounded to an instant that
 * this clock has not reached, and never does while it stands.
 */
public final class PassengerClock extends Clock {

    private final InstantSource system;
    private final AtomicReference<@Nullable Instant> virtual = new AtomicReference<>();

    private PassengerClock(InstantSource system, @Nullable Instant start) {
        this.system = system;
        virtual.set(start == null ? null : stored(start));
    }

    /** Real time. */
    public static PassengerClock system() {
        return new PassengerClock(InstantSource.system(), null);
    }

    /** Stands at an instant until advanced. */
    public static PassengerClock standingAt(Instant start) {
        return new PassengerClock(InstantSource.system(), start);
    }

    /** Moves virtual time forward; an earlier instant changes nothing, time does not run back. */
    public void advanceTo(Instant instant) {
        virtual.accumulateAndGet(stored(instant), (now, next) -> now == null || next.isAfter(now) ? next : now);
    }

    public boolean isVirtual() {
        return virtual.get() != null;
    }

    @Override
    public Instant instant() {
        var now = virtual.get();
        return now != null ? now : stored(system.instant());
    }

    private static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
