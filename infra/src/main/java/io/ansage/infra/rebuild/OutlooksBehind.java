package io.ansage.infra.rebuild;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.outlook.OutlookStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stores outlooks by a thread of its own, and so outside of the caller's transaction, while the next events are folded: a
 * rebuild of half a million events that keeps 1,500 journeys took a fifth longer when it waited for the table. One write is
 * under way at a time and one waits: journeys begin and end by the thousand at the same hours, and so do their writes. With
 * that no more than three lots of outlooks are in memory. What made one fail is thrown by the next call. Not thread safe.
 */
final class OutlooksBehind implements OutlookStore {

    private final OutlookStore store;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ansage-rebuild-writer").factory());
    private CompletableFuture<Void> beforeLast = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> last = beforeLast;

    OutlooksBehind(OutlookStore store) {
        this.store = store;
    }

    @Override
    public Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids) {
        flush();
        return store.findAll(ids);
    }

    @Override
    public void save(Collection<Positioned> outlooks, List<BoardLine> lines) {
        write(() -> store.save(outlooks, lines));
    }

    @Override
    public void add(Collection<Positioned> outlooks, List<BoardLine> lines) {
        write(() -> store.add(outlooks, lines));
    }

    private void write(Runnable write) {
        await(last.isDone() ? last : beforeLast);
        beforeLast = last;
        last = last.thenRunAsync(write, writer);
    }

    @Override
    public void flush() {
        await(last);
    }

    private static void await(CompletableFuture<Void> write) {
        try {
            write.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        writer.close();
        store.close();
    }
}
