package io.ansage.infra.axon;

import io.ansage.infra.postgres.StoredEvents;
import io.ansage.infra.postgres.StoredEvents.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads pages of events, each once for all who ask within a while, and while a page is being handled the one behind it.
 * Thread safe.
 */
final class PageReader {

    /** Segments seldom stand further apart than this; whoever does reads for himself. */
    private static final int KEPT = 8;

    private final StoredEvents rows;

    private final Map<Stretch, FutureTask<List<Stored>>> pages = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Stretch, FutureTask<List<Stored>>> eldest) {
            return size() > KEPT;
        }
    };

    private record Stretch(long after, long upTo) {

        long length() {
            return upTo - after;
        }

        Stretch next() {
            return new Stretch(upTo, upTo + length());
        }
    }

    PageReader(StoredEvents rows) {
        this.rows = rows;
    }

    /** The rows after a position; {@code known} is how far one can read at all. */
    List<Stored> read(long after, long upTo, long known) {
        var asked = new Stretch(after, upTo);
        var page = task(asked);
        var next = asked.next();
        if (next.upTo() <= known) {
            Thread.startVirtualThread(task(next));
        }
        // Does nothing if somebody else has begun or done it.
        page.run();
        try {
            return page.get();
        } catch (ExecutionException e) {
            forget(asked, page);
            throw new IllegalStateException("events %d to %d could not be read".formatted(after + 1, upTo), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading events", e);
        }
    }

    private FutureTask<List<Stored>> task(Stretch stretch) {
        synchronized (pages) {
            return pages.computeIfAbsent(stretch, s -> new FutureTask<>(
                    () -> rows.list(s.after(), s.upTo(), Math.toIntExact(s.length()))));
        }
    }

    private void forget(Stretch stretch, FutureTask<List<Stored>> failed) {
        synchronized (pages) {
            pages.remove(stretch, failed);
        }
    }
}
