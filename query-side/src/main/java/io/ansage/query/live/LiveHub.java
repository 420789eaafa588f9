package io.ansage.query.live;

import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.Notices;
import io.ansage.query.outlook.OutlookReads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on, within this process, what was committed. A listener hears updates in the order of publishing, on the
 * publisher's thread; one that throws is logged and keeps its place, the others hear the update all the same.
 */
public final class LiveHub implements LiveUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    private final OutlookReads outlooks;
    private final List<Place<OutlookUpdate>> outlookListeners = new CopyOnWriteArrayList<>();
    private final List<Place<Notices.Notice>> noticeListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong position;

    /** Starts at the position up to which outlooks are stored. */
    public LiveHub(OutlookReads outlooks) {
        this.outlooks = outlooks;
        this.position = new AtomicLong(outlooks.position());
    }

    /** Publishes outlooks, in order; call after their commit, from one thread at a time. */
    public void publishOutlooks(List<OutlookUpdate> updates) {
        for (var update : updates) {
            position.accumulateAndGet(update.position(), Math::max);
            tell(outlookListeners, update);
        }
    }

    /** Publishes rows of the ledger, in order of their sequence; call after their commit. */
    public void publishNotices(List<Notices.Notice> notices) {
        notices.forEach(notice -> tell(noticeListeners, notice));
    }

    @Override
    public Listening onOutlook(Consumer<OutlookUpdate> listener) {
        return new Place<>(listener, outlookListeners).taken();
    }

    @Override
    public Listening onNotice(Consumer<Notices.Notice> listener) {
        return new Place<>(listener, noticeListeners).taken();
    }

    @Override
    public long position() {
        return position.get();
    }

    @Override
    public List<OutlookUpdate> listSince(long after, int limit) {
        return outlooks.listSince(after, limit)
                .stream()
                .map(p -> new OutlookUpdate(p.outlook(), p.position()))
                .toList();
    }

    private static <T> void tell(List<Place<T>> places, T news) {
        for (var place : places) {
            try {
                place.listener.accept(news);
            } catch (RuntimeException e) {
                LOG.warn("A listener to live updates failed; it keeps its place", e);
            }
        }
    }

    /** One listener; equal only to itself, so that the same listener may be there twice. */
    private static final class Place<T> implements Listening {
        private final Consumer<T> listener;
        private final List<Place<T>> places;

        Place(Consumer<T> listener, List<Place<T>> places) {
            this.listener = listener;
            this.places = places;
        }

        Place<T> taken() {
            places.add(this);
            return this;
        }

        @Override
        public void close() {
            places.remove(this);
        }
    }
}
