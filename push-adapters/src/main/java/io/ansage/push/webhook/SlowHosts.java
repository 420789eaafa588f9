package io.ansage.push.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that did not answer, and are left alone for a while: everybody may name a host, and one that keeps us waiting
 * must not hold back what goes elsewhere.
 */
final class SlowHosts {

    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final InstantSource machineTime;

    SlowHosts(InstantSource machineTime) {
        this.machineTime = machineTime;
    }

    /** How long it is left alone from now; absent if it may be asked. */
    @Nullable
    Duration pauseOf(String host) {
        var end = until.get(host);
        if (end == null) {
            return null;
        }
        var rest = Duration.between(machineTime.instant(), end);
        if (rest.isPositive()) {
            return rest;
        }
        until.remove(host, end);
        return null;
    }

    void pause(String host) {
        if (until.size() >= MOST) {
            var now = machineTime.instant();
            until.values().removeIf(end -> !end.isAfter(now));
        }
        if (until.size() < MOST) {
            until.put(host, machineTime.instant().plus(PAUSE));
        }
    }
}
