package io.ansage.infra.axon;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes its processors as soon as there is an event for them, of this node or of another one. Axon's own embedded store
 * offers no such call, and pooled processors then look every 500 ms: 250 ms on average of the way from an observation to
 * a stream were spent asleep. One thread waits at the end of the events, in memory, for all.
 *
 * <p>Events of one commit are let through together: woken at the first of them, a projection would else fold that one
 * alone, and a passenger be told of a train that runs again before its new times are known.
 */
public final class WakingEventStore extends EmbeddedEventStore {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    /** So often they look anyway, as they would without us. */
    private static final int PAUSE_MILLIS = 500;

    private static final int PATIENCE_MILLIS = 5_000;

    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    /** The end of a commit: events behind it wait for the rest of theirs. Open while nobody watches. */
    private volatile long released = Long.MAX_VALUE;
    private final CommitEnds ends = new CommitEnds();
    private @Nullable Thread watcher;

    public WakingEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(TrackingToken token) {
        return new Waking(super.openStream(token));
    }

    /** Whether a commit is known to end here: the latest are remembered, from when the first processor waited. */
    public boolean endsCommit(long position) {
        return ends.contains(position);
    }

    /** Position of the newest event let through, the last of its commit; what the table says while nobody watches. */
    public long head() {
        long known = released;
        return known == Long.MAX_VALUE ? position(createHeadToken()) : known;
    }

    private synchronized void wakeFromNowOn(Runnable sleeper) {
        sleepers.add(sleeper);
        if (watcher == null) {
            watcher = Thread.ofPlatform().daemon().name("ansage-event-watch").start(this::watch);
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            var head = createHeadToken();
            try (var end = super.openStream(head)) {
                letThrough(position(head));
                while (true) {
                    if (end.hasNextAvailable(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                        // Commits become visible whole and in order, so the head of the table is the end of one.
                        release(end, position(createHeadToken()));
                    }
                    sleepers.forEach(Runnable::run);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Cannot watch for events, trying again: {}", e.toString());
                pause();
            } finally {
                released = Long.MAX_VALUE;
            }
        }
    }

    private void release(TrackingEventStream end, long upTo) throws InterruptedException {
        long reached = -1;
        while (reached < upTo && end.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            reached = position(end.nextAvailable().trackingToken());
        }
        letThrough(Math.max(upTo, reached));
    }

    private void letThrough(long end) {
        // First, so that whoever has read up to here finds it.
        ends.add(end);
        released = end;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void shutDown() {
        synchronized (this) {
            if (watcher != null) {
                watcher.interrupt();
                watcher = null;
            }
        }
        super.shutDown();
    }

    /** A stream that says when it has more. */
    private final class Waking implements TrackingEventStream {
        private final TrackingEventStream events;
        private @Nullable Runnable sleeper;

        Waking(TrackingEventStream events) {
            this.events = events;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            if (sleeper != null) {
                sleepers.remove(sleeper);
            }
            sleeper = callback;
            wakeFromNowOn(callback);
            return true;
        }

        @Override
        public void close() {
            if (sleeper != null) {
                sleepers.remove(sleeper);
            }
            events.close();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek().filter(event -> position(event.trackingToken()) <= released);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit) && peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }
    }
}
