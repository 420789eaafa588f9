package io.ansage.system.faces;

import io.ansage.system.Await;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openqa.selenium.StaleElementReferenceException;

/** Waits for what a page shows. An element that was drawn anew while it was looked at is looked at again. */
final class Wait {

    /** Pages answer at once; what has not come by then does not come, and the other tests have to run, too. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Wait() {}

    static void until(String what, BooleanSupplier holds, Supplier<?> state) {
        Await.until(what, LONGEST, () -> {
            try {
                return holds.getAsBoolean();
            } catch (StaleElementReferenceException _) {
                return false;
            }
        }, state);
    }
}
