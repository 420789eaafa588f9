package io.ansage.push.http;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.PushMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Delivers the messages of a page side by side, each on a virtual thread, and gives up on what takes too long. */
public final class SideBySide implements AutoCloseable {

    private final ExecutorService threads;
    private final Duration atMost;

    /** @param atMost after which a page is closed; whoever has not answered by then is unknown */
    public SideBySide(String name, Duration atMost) {
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
        this.atMost = atMost;
    }

    /** One outcome per message, in their order. */
    public List<DeliveryOutcome> deliver(List<PushMessage> messages, Function<PushMessage, DeliveryOutcome> one) {
        var attempts = messages.stream().<Callable<DeliveryOutcome>>map(m -> () -> one.apply(m)).toList();
        var outcomes = new ArrayList<DeliveryOutcome>(messages.size());
        try {
            for (var attempt : threads.invokeAll(attempts, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                outcomes.add(outcome(attempt));
            }
            return List.copyOf(outcomes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return messages.stream().<DeliveryOutcome>map(_ -> new Unknown("interrupted")).toList();
        }
    }

    private static DeliveryOutcome outcome(Future<DeliveryOutcome> attempt) {
        return switch (attempt.state()) {
            case SUCCESS -> attempt.resultNow();
            case FAILED -> new Unknown(attempt.exceptionNow().getClass().getSimpleName());
            default -> new Unknown("no answer in time");
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
