package io.ansage.infra.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task again and again on a thread of its own, or on several: at once while it finds something to do, after a pause
 * while it does not, and ever later while it fails. It never dies of an error; it is stopped between two runs, never
 * within one.
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
    private final int threads;
    private volatile List<Run> runs = List.of();

    /** {@code task} returns how much it found to do. */
    public Loop(String name, IntSupplier task) {
        this(name, 1, task);
    }

    /** {@code task} is run by so many threads at once. */
    public Loop(String name, int threads, IntSupplier task) {
        this(name, threads, task, PAUSE, FIRST_BACK_OFF);
    }

    Loop(String name, IntSupplier task, Duration pause, Duration firstBackOff) {
        this(name, 1, task, pause, firstBackOff);
    }

    private Loop(String name, int threads, IntSupplier task, Duration pause, Duration firstBackOff) {
        if (threads < 1) {
            throw new IllegalArgumentException(name + ": at least one thread is needed, not " + threads);
        }
        this.name = name;
        this.threads = threads;
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
        if (lastError == null) {
            runs.forEach(run -> run.bell.release());
        }
    }

    @Override
    public synchronized void start() {
        if (runs.isEmpty()) {
            var started = new ArrayList<Run>();
            for (int i = 0; i < threads; i++) {
                var run = new Run();
                run.thread = Thread.ofVirtual().name(threads == 1 ? name : name + "-" + (i + 1)).start(run);
                started.add(run);
            }
            runs = List.copyOf(started);
        }
    }

    @Override
    public synchronized void stop() {
        // All are told before any is waited for.
        runs.forEach(Run::tell);
        runs.forEach(Run::await);
        runs = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !runs.isEmpty();
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

        void tell() {
            ended = true;
            bell.release();
        }

        void await() {
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
