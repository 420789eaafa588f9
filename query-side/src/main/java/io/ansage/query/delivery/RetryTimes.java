package io.ansage.query.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: as the provider wishes, else later and later with jitter, from a second to a minute. */
public final class RetryTimes {

    static final Duration CAP = Duration.ofSeconds(60);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;

    public RetryTimes(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param attempt    counts from 1
     * @param retryAfter the provider's own wish; one of less than a second is not believed
     */
    Instant next(Instant now, int attempt, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return now.plus(retryAfter.compareTo(FIRST) < 0 ? FIRST : retryAfter);
        }
        long exponential = FIRST.toMillis() << Math.clamp(attempt - 1L, 0, DOUBLINGS);
        long jittered = exponential + random.nextLong(exponential);
        return now.plusMillis(Math.min(jittered, CAP.toMillis()));
    }
}
