package io.ansage.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, not for a time. */
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(180);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /** Until something holds; what fails while it is asked does not hold yet. */
    public static void until(String what, BooleanSupplier holds) {
        until(what, holds, () -> "");
    }

    /** The same; {@code state} says what there is instead, should the wait be in vain. */
    public static void until(String what, BooleanSupplier holds, Supplier<?> state) {
        until(what, LONGEST, holds, state);
    }

    /** The same, for so long at most. */
    public static void until(String what, Duration longest, BooleanSupplier holds, Supplier<?> state) {
        long deadline = System.nanoTime() + longest.toNanos();
        RuntimeException last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (holds.getAsBoolean()) {
                    return;
                }
                last = null;
            } catch (RuntimeException e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("waited in vain until " + what + "; " + state.get(), last);
    }
}
