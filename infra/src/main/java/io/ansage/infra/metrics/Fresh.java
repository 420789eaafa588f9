package io.ansage.infra.metrics;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading that is at most a second old, however many ask for it. Whoever asks waits for a second at most: a server
 * that hangs must not take along those who watch it.
 */
final class Fresh<T> {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = 1_000;
    private static final ExecutorService READERS = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("ansage-meters-", 0).factory());

    private record Reading<T>(T value, long at) {}

    private final Supplier<T> read;
    private @Nullable CompletableFuture<Reading<T>> latest;

    Fresh(Supplier<T> read) {
        this.read = read;
    }

    /** The reading; empty if it failed or did not come in time. */
    Optional<T> get() {
        try {
            return Optional.of(turn().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).value());
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** One reading at a time: what hangs is not asked again. */
    private synchronized CompletableFuture<Reading<T>> turn() {
        var known = latest;
        if (known == null || known.isDone() && !isFresh(known)) {
            known = CompletableFuture.supplyAsync(() -> new Reading<>(read.get(), System.nanoTime()), READERS);
            latest = known;
        }
        return known;
    }

    private boolean isFresh(CompletableFuture<Reading<T>> done) {
        return !done.isCompletedExceptionally() && System.nanoTime() - done.join().at() < FRESH_NANOS;
    }
}
