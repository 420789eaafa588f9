package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds the whole history into the same rows as {@link OutlookProjector}, but keeps the outlooks in memory while their
 * journeys are spoken of and writes each when it has fallen silent, or at the end: mostly once in its life and not once
 * for each batch that touches it. Not thread safe.
 */
public final class OutlookReplay implements Projector {

    private final OutlookStore store;
    private final int capacity;
    private final Map<JourneyId, Kept> kept = new LinkedHashMap<>(1024, 0.75f, true);
    private boolean written;

    /** An outlook, whether the store has it, and whether it has changed since. */
    private record Kept(Positioned outlook, boolean stored, boolean changed) {}

    /** {@code capacity} is how many outlooks are kept in memory; more are spoken of at once only on very busy days. */
    public OutlookReplay(OutlookStore store, int capacity) {
        this.store = store;
        this.capacity = capacity;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        recall(events);
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event) {
                var known = kept.get(event.journeyId());
                var after = OutlookBatch.after(known == null ? null : known.outlook().outlook(), event,
                        recorded.position(), recorded.sequence());
                if (after != null) {
                    kept.put(event.journeyId(), new Kept(new Positioned(after, recorded.position()),
                            known != null && known.stored(), true));
                }
            }
        }
        if (kept.size() > capacity) {
            write(kept.size() - capacity * 3 / 4, true);
        }
    }

    /** A journey that speaks again after it was written: a late correction, or far too many journeys. */
    private void recall(List<RecordedEvent> events) {
        if (!written) {
            return;
        }
        var missing = new HashSet<JourneyId>();
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event && recorded.sequence() > 0
                    && !kept.containsKey(event.journeyId())) {
                missing.add(event.journeyId());
            }
        }
        if (!missing.isEmpty()) {
            store.findAll(missing).forEach((id, outlook) -> kept.put(id, new Kept(outlook, true, false)));
        }
    }

    @Override
    public void flush() {
        write(kept.size(), false);
        store.flush();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Writes those of the journeys silent for longest that have changed. */
    private void write(int oldest, boolean forget) {
        var fresh = new ArrayList<Positioned>(oldest);
        var known = new ArrayList<Positioned>();
        var entries = kept.entrySet().iterator();
        for (int i = 0; i < oldest; i++) {
            var entry = entries.next();
            var journey = entry.getValue();
            if (journey.changed()) {
                (journey.stored() ? known : fresh).add(journey.outlook());
            }
            if (forget) {
                entries.remove();
            } else {
                entry.setValue(new Kept(journey.outlook(), true, false));
            }
        }
        if (!fresh.isEmpty()) {
            store.add(fresh, lines(fresh));
            written = true;
        }
        if (!known.isEmpty()) {
            store.save(known, lines(known));
        }
    }

    private static List<BoardLine> lines(List<Positioned> outlooks) {
        return outlooks.stream().flatMap(p -> BoardLine.of(p.outlook()).stream()).toList();
    }
}
