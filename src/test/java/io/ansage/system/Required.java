package io.ansage.system;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs from its surroundings: a browser, recorded data. A developer without it sees the test skipped with
 * the reason; a build server says {@code ANSAGE_REQUIRE_ALL=true} and sees it fail.
 */
public final class Required {

    static final String SWITCH = "ANSAGE_REQUIRE_ALL";

    private Required() {}

    public static boolean nothingMayBeSkipped() {
        return "true".equalsIgnoreCase(System.getenv(SWITCH));
    }

    /** Ends the calling test: as failed when nothing may be skipped, as skipped otherwise. Declared to return so that callers can write {@code throw absent(..)}. */
    public static RuntimeException absent(String what) {
        return absent(what, nothingMayBeSkipped());
    }

    static RuntimeException absent(String what, boolean nothingMayBeSkipped) {
        if (nothingMayBeSkipped) {
            return Assertions.fail(what + " (" + SWITCH + " forbids to skip)");
        }
        return Assumptions.abort(what);
    }
}
