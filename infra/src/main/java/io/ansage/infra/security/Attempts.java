package io.ansage.infra.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Slows down who guesses secrets: after five wrong ones in a row an account is shut for a minute, after each further one
 * for twice as long, up to an hour. Only sample accounts have a place here, so the map stays small.
 */
final class Attempts {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final InstantSource machineClock;
    private final Map<String, Failures> failures = new HashMap<>();

    Attempts(InstantSource machineClock) {
        this.machineClock = machineClock;
    }

    /** How long the account is shut yet; zero if it is open. */
    synchronized Duration wait(String account) {
        var failed = failures.get(account);
        var left = failed == null ? Duration.ZERO : Duration.between(machineClock.instant(), failed.shutUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String account) {
        var failed = failures.get(account);
        int count = failed == null ? 1 : failed.count + 1;
        var shut = count < FREE
                ? Duration.ZERO
                : FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, count - FREE));
        failures.put(account, new Failures(count, machineClock.instant().plus(shut)));
    }

    synchronized void succeeded(String account) {
        failures.remove(account);
    }

    private record Failures(int count, Instant shutUntil) {}
}
