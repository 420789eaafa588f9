package io.ansage.query.subscription;

import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.event.PreferencesChanged;
import io.ansage.domain.subscription.event.SubscriptionEnded;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.domain.subscription.event.TripReplaced;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds subscription events into the index. What follows an event that was erased has nothing to change, and does not. */
public final class SubscriptionProjector implements Projector {

    private final SubscriptionStore store;

    public SubscriptionProjector(SubscriptionStore store) {
        this.store = store;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var stored = stored(events);
        var changed = new LinkedHashMap<SubscriptionId, SubscriptionRow>();
        for (var recorded : events) {
            if (recorded.event() instanceof SubscriptionEvent event) {
                fold(event, recorded.position(), stored, changed);
            }
        }
        if (!changed.isEmpty()) {
            store.save(changed.values());
        }
    }

    private static void fold(SubscriptionEvent event, long position, Map<SubscriptionId, SubscriptionRow> stored,
            Map<SubscriptionId, SubscriptionRow> changed) {
        var before = stored.get(event.subscriptionId());
        if (before != null && before.position() >= position) {
            return;
        }
        var after = switch (event) {
            case SubscriptionStarted e -> new SubscriptionRow(e.subscriptionId(), e.passengerId(), e.target(),
                    e.preferences(), e.at(), null, null, position);
            case PreferencesChanged e -> before == null ? null : before.withPreferences(e.preferences(), position);
            case TripReplaced e -> before == null ? null : before.withTarget(e.target(), position);
            case SubscriptionEnded e -> before == null ? null : before.ended(e.at(), e.because(), position);
        };
        if (after != null) {
            stored.put(after.id(), after);
            changed.put(after.id(), after);
        }
    }

    private Map<SubscriptionId, SubscriptionRow> stored(List<RecordedEvent> events) {
        var ids = events.stream()
                .map(RecordedEvent::event)
                .filter(SubscriptionEvent.class::isInstance)
                .map(e -> ((SubscriptionEvent) e).subscriptionId())
                .distinct()
                .toList();
        var rows = new HashMap<SubscriptionId, SubscriptionRow>();
        if (!ids.isEmpty()) {
            store.findAll(ids).forEach(row -> rows.put(row.id(), row));
        }
        return rows;
    }
}
