package io.ansage.infra.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task again and again on a thread of its own: at once while it finds something to do, after a pause while it does
 * not, and ever later while it fails. It never dies of an error; it is stopped between two runs, never within one.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final IntSupplier task;
    private final Duration pause;
    private final Duration firstBackOff;
    private volatile @Nullable String lastError;
    private volatile @Nullable Run run;

    /** {@code task} returns how much it found to do. */
    public Loop(String name, IntSupplier task) {
        this(name, task, PAUSE, FIRST_BACK_OFF);
    }

    Loop(String name, IntSupplier task, Duration pause, Duration firstBackOff) {
        this.name = name;
        this.task = task;
        this.pause = pause;
        this.firstBackOff = firstBackOff;
    }

    /** Why the latest run failed; empty if it went well. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    public String name() {
        return name;
    }

    /** Ends a pause: there is something to do. A back-off is not cut short. */
    public void wake() {
        var running = run;
        if (running != null && lastError == null) {
            running.bell.release();
        }
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            var started = new Run();
            started.thread = Thread.ofVirtual().name(name).start(started);
            run = started;
        }
    }

    @Override
    public synchronized void stop() {
        if (run != null) {
            run.end();
            run = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** From one start to the next stop. */
    private final class Run implements Runnable {
        private final Semaphore bell = new Semaphore(0);
        private volatile boolean ended;
        private @Nullable Thread thread;
        private Duration backOff = firstBackOff;

        @Override
        public void run() {
            var wait = Duration.ZERO;
            while (!stopsWithin(wait)) {
                wait = once();
            }
        }

        private Duration once() {
            try {
                int done = task.getAsInt();
                lastError = null;
                backOff = firstBackOff;
                return done > 0 ? Duration.ZERO : pause;
            } catch (RuntimeException e) {
                var wait = backOff;
                lastError = e.toString();
                LOG.warn("{} failed; next try in {} ms: {}", name, wait.toMillis(), e.toString());
                LOG.debug("{} failed", name, e);
                backOff = wait.multipliedBy(2).compareTo(LONGEST_BACK_OFF) < 0
                        ? wait.multipliedBy(2)
                        : LONGEST_BACK_OFF;
                return wait;
            }
        }

        private boolean stopsWithin(Duration time) {
            try {
                if (bell.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                // Nobody but stop() ends a loop; a task's leftover interrupt must not.
                LOG.debug("{}: a task left an interrupt behind", name);
            }
            return ended;
        }

        void end() {
            ended = true;
            bell.release();
            try {
                if (thread != null && !thread.join(PATIENCE)) {
                    LOG.warn("{} is still at work after {} s", name, PATIENCE.toSeconds());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
