package io.ansage.query.message;

import io.ansage.domain.message.event.MessageEvent;
import io.ansage.query.log.BatchedEvents;
import io.ansage.query.log.RecordedEvent;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Keeps the messages, and has the planner look at each that changes. */
public final class MessageProjection {

    /** Name of the processing group. */
    public static final String GROUP = "messages";

    private final BatchedEvents batches;
    private final MessageTrigger trigger;

    public MessageProjection(MessageStore store, MessageTrigger trigger) {
        this.batches = new BatchedEvents(new MessageProjector(store));
        this.trigger = trigger;
    }

    @EventHandler
    void on(MessageEvent event, TrackingToken token, @SequenceNumber long sequence, @Timestamp Instant recordedAt,
            ReplayStatus replay, UnitOfWork<?> unit) {
        batches.add(unit, new RecordedEvent(event, token.position().orElseThrow(), sequence, recordedAt));
        if (!replay.isReplay()) {
            // Registered behind the batch's own writing, so that the planner finds the rows.
            unit.root().onPrepareCommit(_ -> trigger.changed(event));
        }
    }
}
