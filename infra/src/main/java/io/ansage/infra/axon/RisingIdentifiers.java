package io.ansage.infra.axon;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Names messages by UUIDs of version 7 (RFC 9562): machine time in milliseconds, a counter within it, 62 random bits. Each
 * is above all that this process made before, even when its clock is set back, so that the unique index of the event
 * store grows at its right edge and not everywhere. Axon finds it as a service. Thread safe.
 */
public final class RisingIdentifiers extends IdentifierFactory {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    private static final long VERSION = 7L << COUNTER_BITS;
    private static final long RANDOM = (1L << 62) - 1;
    private static final long VARIANT = 1L << 63;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource machineClock;
    /** Milliseconds and, in the lowest bits, the counter of the newest identifier; runs ahead of a clock that stands. */
    private final AtomicLong newest = new AtomicLong();

    /** For the service loader. */
    public RisingIdentifiers() {
        this(InstantSource.system());
    }

    RisingIdentifiers(InstantSource machineClock) {
        this.machineClock = machineClock;
    }

    @Override
    public String generateIdentifier() {
        long now = machineClock.millis() << COUNTER_BITS;
        long next = newest.updateAndGet(before -> Math.max(before + 1, now));
        return new UUID(next >>> COUNTER_BITS << 16 | VERSION | next & COUNTER, VARIANT | random.nextLong() & RANDOM)
                .toString();
    }
}
