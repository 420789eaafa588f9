package io.ansage.infra.metrics;

import io.ansage.infra.loop.Loop;
import io.ansage.query.delivery.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down if what is due has not been handled for five minutes though a channel works. Notices that wait for a provider are
 * not due: a provider's outage is not ours.
 */
public final class DeliveryHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Dispatch dispatch;
    private final InstantSource machineClock;
    private final AtomicReference<Instant> caughtUpAt;
    private final AtomicReference<@Nullable Loop> loop = new AtomicReference<>();

    public DeliveryHealth(Dispatch dispatch, InstantSource machineClock) {
        this.dispatch = dispatch;
        this.machineClock = machineClock;
        this.caughtUpAt = new AtomicReference<>(machineClock.instant());
    }

    /** The loop that delivers, watched from now on. */
    public Loop watch(String name, int threads, IntSupplier deliver) {
        var watched = new Loop(name, threads, () -> {
            int handled = deliver.getAsInt();
            if (handled == 0) {
                caughtUpAt.set(machineClock.instant());
            }
            return handled;
        });
        loop.set(watched);
        return watched;
    }

    @Override
    public Health health() {
        var behind = Duration.between(caughtUpAt.get(), machineClock.instant());
        var watched = loop.get();
        var health = watched == null || behind.compareTo(PATIENCE) <= 0 || !dispatch.anyWorking()
                ? Health.up()
                : Health.down();
        health.withDetail("behindSeconds", behind.toSeconds()).withDetail("channelWorks", dispatch.anyWorking());
        if (watched != null) {
            watched.lastError().ifPresent(error -> health.withDetail("lastError", error));
        }
        return health.build();
    }
}
