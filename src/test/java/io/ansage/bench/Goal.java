package io.ansage.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing a result has to reach.
 *
 * @param what in a few words, with its unit, such as {@code x COPY}
 * @param actual the figure seen
 * @param atLeast whether more is better; otherwise less is
 * @param gate must be reached; null if nothing must
 * @param moonshot is aimed for; null if nothing is
 */
public record Goal(String what, double actual, boolean atLeast, @Nullable Double gate, @Nullable Double moonshot) {

    public static Goal atLeast(String what, double actual, @Nullable Double gate, @Nullable Double moonshot) {
        return new Goal(what, actual, true, gate, moonshot);
    }

    public static Goal atMost(String what, double actual, @Nullable Double gate, @Nullable Double moonshot) {
        return new Goal(what, actual, false, gate, moonshot);
    }

    /** Something that holds or does not. */
    public static Goal holds(String what, boolean seen) {
        return new Goal(what, seen ? 1 : 0, true, 1.0, null);
    }

    public boolean reachesGate() {
        return reaches(gate);
    }

    public boolean reachesMoonshot() {
        return reachesGate() && reaches(moonshot);
    }

    private boolean reaches(@Nullable Double bound) {
        return bound == null || (atLeast ? actual >= bound : actual <= bound);
    }

    /** Such as {@code >= 0.6}. */
    public String bound(double value) {
        return (atLeast ? ">= " : "<= ") + number(value);
    }

    /** Such as {@code >= 0.6 x COPY}. */
    public String words(@Nullable Double bound) {
        return bound == null ? "" : (atLeast ? ">= " : "<= ") + number(bound) + " " + what;
    }

    /** With as many digits as mean something. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100 || size == Math.rint(size)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
    }
}
