package io.ansage.query.api;

import io.ansage.domain.journey.JourneyOutlook;
import java.util.List;
import java.util.function.Consumer;

/** Tells listeners in this process, in order and after commit, what has just become true. */
public interface LiveUpdates {

    /** Listens to new outlooks of all journeys; the listener must not block. Close to stop. */
    Listening onOutlook(Consumer<OutlookUpdate> listener);

    /** Listens to new rows of the ledger; the listener must not block. Close to stop. */
    Listening onNotice(Consumer<Notices.Notice> listener);

    /** Position in the event store up to which this node has published outlooks. */
    long position();

    /** The outlooks of all journeys of a stop, or one journey, that changed after a position; for resuming a stream. */
    List<OutlookUpdate> listSince(long position, int limit);

    record OutlookUpdate(JourneyOutlook outlook, long position) {}

    /** A listener's place; closing it ends it. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
