package io.ansage.web.passenger;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Waits until callers can read what they wrote: the projections follow the events a moment later. Gives up quietly after
 * two seconds, since the change itself is safe.
 */
@Component
public final class Settled {

    private static final int LOOKS = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Returns once it is so, or after two seconds. */
    public void until(BooleanSupplier visible) {
        try {
            for (int i = 0; i < LOOKS && !visible.getAsBoolean(); i++) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
