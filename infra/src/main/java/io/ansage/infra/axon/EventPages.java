package io.ansage.infra.axon;

import io.ansage.infra.postgres.StoredEvents;
import io.ansage.infra.postgres.StoredEvents.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of the store for a streaming processor, a page to a message: what surrounds every message of Axon, which is
 * more than most handlers do with an event, is paid once for hundreds. A message names a stretch of positions; its rows
 * are read, by COPY, by the worker that handles it, and shared with the other segments of this node.
 *
 * <p>Each segment is given every page and picks its own rows. The token of a message is the last position of its page.
 */
public final class EventPages implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final LongSupplier head;
    private final int size;
    private final PageReader reader;

    /**
     * @param store says where its ends are, and wakes whoever waits for more
     * @param head  position up to which events are visible, whole commits only
     * @param size  most positions in a page
     */
    public EventPages(StreamableMessageSource<TrackedEventMessage<?>> store, LongSupplier head, StoredEvents rows,
            int size) {
        this.store = store;
        this.head = head;
        this.size = size;
        this.reader = new PageReader(rows);
    }

    /** A stretch of positions. */
    public final class Page {

        private final long after;
        private final long upTo;
        private final long known;

        private Page(long after, long upTo, long known) {
            this.after = after;
            this.upTo = upTo;
            this.known = known;
        }

        /** Its rows in the order of the store; asked for again, they are mostly still in memory. */
        public List<Stored> rows() {
            return reader.read(after, upTo, known);
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new PageStream(this, position(token), store.openStream(createHeadToken()));
    }

    long head() {
        return head.getAsLong();
    }

    /** The page behind a position, if there is one; {@code known} is a position up to which events are visible. */
    @Nullable
    TrackedEventMessage<?> following(long after, long known) {
        long upTo = Math.min(after + size, known);
        return upTo <= after
                ? null
                : new GenericTrackedEventMessage<>(GapAwareTrackingToken.newInstance(upTo, Set.of()),
                        GenericEventMessage.asEventMessage(new Page(after, upTo, known)));
    }

    int size() {
        return size;
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant at) {
        return store.createTokenAt(at);
    }
}
