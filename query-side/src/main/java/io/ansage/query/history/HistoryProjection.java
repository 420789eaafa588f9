package io.ansage.query.history;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.log.BatchedEvents;
import io.ansage.query.log.RecordedEvent;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Keeps the history of every journey up to date. */
public final class HistoryProjection {

    /** Name of the processing group. */
    public static final String GROUP = "history";

    private final BatchedEvents batches;

    public HistoryProjection(HistoryStore store) {
        this.batches = new BatchedEvents(new HistoryProjector(store));
    }

    @EventHandler
    void on(JourneyEvent event, TrackingToken token, @SequenceNumber long sequence, @Timestamp Instant recordedAt,
            UnitOfWork<?> unit) {
        batches.add(unit, new RecordedEvent(event, token.position().orElseThrow(), sequence, recordedAt));
    }
}
