package io.ansage.infra.axon;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Pages from a position on. For one thread, as Axon's coordinators are. */
final class PageStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int LOOK_MILLIS = 10;

    private final EventPages pages;
    /** Never read: it knows when there is more. */
    private final BlockingStream<?> waker;
    private long after;
    private long known;
    private @Nullable TrackedEventMessage<?> next;

    PageStream(EventPages pages, long after, BlockingStream<?> waker) {
        this.pages = pages;
        this.after = after;
        this.waker = waker;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (after + pages.size() > known) {
                known = pages.head();
            }
            next = pages.following(after, known);
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (next == null) {
            hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
        }
        var page = next;
        after = EventPages.position(page.trackingToken());
        next = null;
        return page;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return waker.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        waker.close();
    }
}
