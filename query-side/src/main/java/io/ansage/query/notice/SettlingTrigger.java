package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Told by the projections that there is something new to think about. Called for live events only, never while a
 * projection is replayed or rebuilt; on the thread and in the transaction that writes the projection's rows, which are
 * written already when it is called. An exception rolls the whole batch back, to be tried again.
 */
public interface SettlingTrigger {

    /**
     * A journey changed; called once for each event, in the order of the store.
     *
     * @param before   the outlook before the event; absent for a journey's first
     * @param after    the outlook with it
     * @param position position of the event in the event store
     */
    void changed(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event, long position);
}
