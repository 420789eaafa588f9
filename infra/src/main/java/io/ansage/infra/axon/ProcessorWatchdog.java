package io.ansage.infra.axon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts processors anew that have given up: an interrupt that leaks out of a handler can leave one standing for ever,
 * with its segments claimed by nobody. One that somebody stopped on purpose stays stopped.
 */
public final class ProcessorWatchdog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorWatchdog.class);
    private static final long PERIOD_SECONDS = 5;

    private final Supplier<Map<String, StreamingEventProcessor>> processors;
    private final Unclaimed unclaimed;
    private final InstantSource machineClock;
    private final Duration patience;
    private final Map<String, Instant> inTroubleSince = new HashMap<>();
    private @Nullable ScheduledExecutorService timer;

    /** Knows whether a processor has segments that nobody, on any node, has claimed lately. */
    @FunctionalInterface
    public interface Unclaimed {

        boolean hasUnclaimedSegments(String processor, Instant since);
    }

    public ProcessorWatchdog(Supplier<Map<String, StreamingEventProcessor>> processors, Unclaimed unclaimed,
            InstantSource machineClock, Duration patience) {
        this.processors = processors;
        this.unclaimed = unclaimed;
        this.machineClock = machineClock;
        this.patience = patience;
    }

    /** One round: who has been in trouble for longer than patience is started anew. */
    public synchronized void check() {
        var now = machineClock.instant();
        processors.get().forEach((name, processor) -> {
            if (!inTrouble(name, processor, now)) {
                inTroubleSince.remove(name);
            } else if (now.isAfter(inTroubleSince.computeIfAbsent(name, _ -> now).plus(patience))) {
                LOG.warn("processor {} has made no progress for {}, starting it anew", name, patience);
                inTroubleSince.remove(name);
                processor.shutDown();
                processor.start();
            }
        });
    }

    private boolean inTrouble(String name, StreamingEventProcessor processor, Instant now) {
        return processor.isError()
                || (processor.isRunning() && unclaimed.hasUnclaimedSegments(name, now.minus(patience)));
    }

    /** After the processors. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("watchdog").factory());
        var _ = timer.scheduleWithFixedDelay(this::checkQuietly, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void checkQuietly() {
        try {
            check();
        } catch (RuntimeException e) {
            LOG.warn("the processors could not be looked after, trying again: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
