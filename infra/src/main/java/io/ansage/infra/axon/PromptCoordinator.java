package io.ansage.infra.axon;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/**
 * Runs the coordinator of a pooled streaming processor. Once 1,024 events wait for a segment, Axon's coordinator looks
 * again only 100 ms later, so that no such processor ever gets beyond some 10,000 events a second, whatever its handler
 * and its batch size. Here it looks again after 2 ms: the mirror is bound by its work again, not by waiting. Every other
 * delay of the coordinator stays as it is.
 */
public final class PromptCoordinator extends ScheduledThreadPoolExecutor {

    private static final long AXONS_MILLIS = 100;
    private static final long OUR_MILLIS = 2;

    private PromptCoordinator(String processor) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
    }

    /** Gives a processor such a coordinator, which ends with the configuration. */
    public static PooledStreamingEventProcessor.Builder of(Configuration axon,
            PooledStreamingEventProcessor.Builder processor) {
        return processor.coordinatorExecutor(name -> {
            ScheduledExecutorService coordinator = new PromptCoordinator(name);
            axon.onShutdown(coordinator::shutdown);
            return coordinator;
        });
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return super.schedule(command, unit.toMillis(delay) == AXONS_MILLIS ? OUR_MILLIS : unit.toMillis(delay),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return super.schedule(callable, delay, unit);
    }
}
