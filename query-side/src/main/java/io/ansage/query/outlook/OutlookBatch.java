package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.api.Journeys.Positioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The outlooks that one batch of events touches: folded in memory, written once each. Not thread safe. */
final class OutlookBatch {

    private final Function<JourneyId, @Nullable Positioned> load;
    private final Map<JourneyId, Optional<Positioned>> loaded = new HashMap<>();
    private final Map<JourneyId, Positioned> folded = new LinkedHashMap<>();
    private final List<OutlookChange> changes = new ArrayList<>();

    OutlookBatch(Function<JourneyId, @Nullable Positioned> load) {
        this.load = load;
    }

    /**
     * Folds one event; one that is in the outlook already changes nothing. Failing leaves the batch as it was.
     *
     * @param sequence place among the journey's events, from 0: the revision of the outlook that it follows
     * @throws IllegalStateException if an event before this one is missing
     */
    Optional<OutlookChange> fold(JourneyEvent event, long position, long sequence) {
        var before = current(event.journeyId()).map(Positioned::outlook).orElse(null);
        var after = after(before, event, position, sequence);
        if (after == null) {
            return Optional.empty();
        }
        var change = new OutlookChange(before, after, event, position);
        folded.put(event.journeyId(), new Positioned(after, position));
        changes.add(change);
        return Optional.of(change);
    }

    /** The outlook after an event; nothing if the event is in it already. */
    static @Nullable JourneyOutlook after(@Nullable JourneyOutlook before, JourneyEvent event, long position,
            long sequence) {
        long revision = before == null ? 0 : before.revision();
        if (sequence > revision) {
            throw new IllegalStateException("event " + sequence + " of " + event.journeyId() + " at position "
                    + position + " cannot follow revision " + revision + ": events are missing");
        }
        return sequence < revision ? null : JourneyFold.after(before, event);
    }

    void writeTo(OutlookStore store) {
        if (!folded.isEmpty()) {
            store.save(folded.values(),
                    folded.values().stream().flatMap(p -> BoardLine.of(p.outlook()).stream()).toList());
        }
    }

    List<OutlookChange> changes() {
        return changes;
    }

    Collection<Positioned> folded() {
        return folded.values();
    }

    private Optional<Positioned> current(JourneyId id) {
        var now = folded.get(id);
        return now != null
                ? Optional.of(now)
                : loaded.computeIfAbsent(id, key -> Optional.ofNullable(load.apply(key)));
    }
}
