package io.ansage.query.subscription;

import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.query.log.BatchedEvents;
import io.ansage.query.log.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Keeps the index of subscriptions, and has its trips follow. Events of a passenger who was erased
 * cannot be read and never come here.
 */
public final class SubscriptionProjection {

    /** Name of the processing group. */
    public static final String GROUP = "subscriptions";

    private static final String CHANGED = "subscriptions that changed";

    private final BatchedEvents batches;
    private final SubscriptionStore store;
    private final SubscriptionTrigger trigger;

    public SubscriptionProjection(SubscriptionStore store, SubscriptionTrigger trigger) {
        this.store = store;
        this.batches = new BatchedEvents(new SubscriptionProjector(store));
        this.trigger = trigger;
    }

    @EventHandler
    void on(SubscriptionEvent event, TrackingToken token, @SequenceNumber long sequence, @Timestamp Instant recordedAt,
            ReplayStatus replay, UnitOfWork<?> unit) {
        batches.add(unit, new RecordedEvent(event, token.position().orElseThrow(), sequence, recordedAt));
        if (!replay.isReplay()) {
            // Registered behind the batch's own writing, so that the rows are there.
            var root = unit.root();
            root.<Set<SubscriptionId>>getOrComputeResource(CHANGED, _ -> tellAtTheEnd(root))
                    .add(event.subscriptionId());
        }
    }

    private Set<SubscriptionId> tellAtTheEnd(UnitOfWork<?> root) {
        var changed = new LinkedHashSet<SubscriptionId>();
        root.onPrepareCommit(_ -> {
            var rows = store.findAll(changed);
            if (!rows.isEmpty()) {
                trigger.changed(rows);
            }
        });
        return changed;
    }
}
