package io.ansage.infra.rebuild;

import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.rebuild.RebuildProgress.Cancelled;
import io.ansage.query.log.EventLog;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds one projection anew: folds the events from the first on into tables beside the live ones, stays behind the live
 * projection all the time, stops that when it has nearly caught up, folds up to exactly its token, and swaps. Whatever
 * fails, the live rows stay as they were and the live projection goes on.
 */
final class RebuildRun {

    private static final int CHUNK = 5_000;
    private static final int READERS = 2;

    private final EventLog events;
    private final ProcessorTokens tokens;
    private final Staging staging;
    private final TransactionTemplate transaction;

    RebuildRun(EventLog events, ProcessorTokens tokens, Staging staging, TransactionTemplate transaction) {
        this.events = events;
        this.tokens = tokens;
        this.staging = staging;
        this.transaction = transaction;
    }

    /** Runs to the end; returns how many rows differed. One that is cancelled leaves nothing behind. */
    long run(Rebuildable projection, LiveProcessor live, RebuildProgress progress) {
        try {
            return fold(projection, live, progress);
        } catch (Cancelled e) {
            transaction.executeWithoutResult(_ -> staging.drop(projection));
            throw e;
        }
    }

    private long fold(Rebuildable projection, LiveProcessor live, RebuildProgress progress) {
        transaction.executeWithoutResult(_ -> staging.create(projection));
        try (var projector = projection.projector().apply(TableNames.STAGING)) {
            return fold(projection, projector, live, progress);
        }
    }

    private long fold(Rebuildable projection, Projector projector, LiveProcessor live, RebuildProgress progress) {
        long position = catchUp(projection, projector, progress);
        boolean wasRunning = live.running();
        live.stop();
        try {
            return finish(projection, projector, position, progress);
        } finally {
            if (wasRunning) {
                live.start();
            }
        }
    }

    /**
     * Folds until less than one chunk is left; the rest is folded while the live projection stands still. The next chunks
     * are read, by two at a time, while one is folded: reading and opening payloads takes twice as long as folding.
     */
    private long catchUp(Rebuildable projection, Projector projector, RebuildProgress progress) {
        long begun = 0;
        var ahead = new ArrayDeque<Future<List<RecordedEvent>>>();
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            // How many there are is only shown: to count 5 million takes a second and a half, in which 100,000 are folded.
            // Until then the position stands for it, which is as many or a few more.
            long toFold = tokens.position(projection.name());
            progress.expect(toFold);
            var counted = readers.submit(() -> progress.expect(events.count(toFold)));
            while (true) {
                long head = tokens.position(projection.name());
                // By positions and not by counts, so that where the next one begins is known before this one is read.
                for (; ahead.size() <= READERS && begun + CHUNK <= head; begun += CHUNK) {
                    long after = begun;
                    ahead.add(readers.submit(() -> events.list(after, after + CHUNK, CHUNK)));
                }
                if (ahead.isEmpty()) {
                    get(counted);
                    transaction.executeWithoutResult(_ -> projector.flush());
                    return begun;
                }
                var chunk = get(ahead.remove());
                transaction.executeWithoutResult(_ -> projector.project(chunk));
                progress.folded(chunk.size());
            }
        }
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private long finish(Rebuildable projection, Projector projector, long from, RebuildProgress progress) {
        Long changed = transaction.execute(_ -> {
            long to = tokens.lockedPosition(projection.name());
            long position = from;
            for (var chunk = events.list(position, to, CHUNK); !chunk.isEmpty(); chunk = events.list(position, to,
                    CHUNK)) {
                projector.project(chunk);
                position = end(chunk);
                progress.folded(chunk.size());
            }
            progress.swapping();
            projector.flush();
            return staging.swap(projection);
        });
        projection.swapped().run();
        transaction.executeWithoutResult(_ -> staging.drop(projection));
        return changed;
    }

    private static long end(List<RecordedEvent> chunk) {
        return chunk.getLast().position();
    }
}
