package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.LiveUpdates.OutlookUpdate;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.SettlingTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the outlook of every journey. An event is folded when it is handled, so that one that cannot be folded is parked
 * alone; rows are written once per journey and batch, before the commit; listeners hear of it after the commit.
 *
 * <p>Runs in one segment: the position of an outlook then rises in the order of commits, on which live streams resume.
 */
public final class OutlookProjection {

    /** Name of the processing group. */
    public static final String GROUP = "outlook";

    private static final String BATCH = OutlookProjection.class.getName();

    private final OutlookStore store;
    private final SettlingTrigger trigger;
    private final LiveHub live;
    private final Recent recent;

    /** {@code cached} is how many outlooks are kept at hand between batches. */
    public OutlookProjection(OutlookStore store, SettlingTrigger trigger, LiveHub live, int cached) {
        this.store = store;
        this.trigger = trigger;
        this.live = live;
        this.recent = new Recent(cached);
    }

    @EventHandler
    void on(JourneyEvent event, TrackingToken token, @SequenceNumber long sequence, ReplayStatus replay,
            UnitOfWork<?> unit) {
        var root = unit.root();
        var batch = root.getOrComputeResource(BATCH, _ -> begin(root));
        batch.outlooks.fold(event, token.position().orElseThrow(), sequence).ifPresent(change -> {
            if (!replay.isReplay()) {
                batch.live.add(change);
            }
        });
    }

    /** Forgets what is at hand; to be called when the rows were changed by somebody else. */
    public void forget() {
        synchronized (recent) {
            recent.clear();
        }
    }

    /** At the root: parked events tried again are units of work of their own within one. */
    private Batch begin(UnitOfWork<?> unit) {
        var batch = new Batch(new OutlookBatch(this::load));
        unit.onPrepareCommit(_ -> {
            batch.outlooks.writeTo(store);
            if (!batch.live.isEmpty()) {
                trigger.changed(List.copyOf(batch.live));
            }
        });
        unit.afterCommit(_ -> {
            synchronized (recent) {
                batch.outlooks.folded().forEach(p -> recent.put(p.outlook().id(), p));
            }
            live.publishOutlooks(
                    batch.outlooks.changes().stream().map(c -> new OutlookUpdate(c.after(), c.position())).toList());
        });
        unit.onRollback(_ -> forget());
        return batch;
    }

    private @Nullable Positioned load(JourneyId id) {
        synchronized (recent) {
            var known = recent.get(id);
            if (known != null) {
                return known;
            }
        }
        return store.findAll(List.of(id)).get(id);
    }

    private record Batch(OutlookBatch outlooks, List<OutlookChange> live) {
        Batch(OutlookBatch outlooks) {
            this(outlooks, new ArrayList<>());
        }
    }

    /** The outlooks used last. */
    private static final class Recent extends LinkedHashMap<JourneyId, Positioned> {
        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<JourneyId, Positioned> eldest) {
            return size() > most;
        }
    }
}
