package io.ansage.query.history;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** Writes down every journey event. */
public final class HistoryProjector implements Projector {

    private final HistoryStore store;

    public HistoryProjector(HistoryStore store) {
        this.store = store;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var rows = new ArrayList<HistoryRow>(events.size());
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event) {
                rows.add(HistoryRow.of(event, recorded));
            }
        }
        if (!rows.isEmpty()) {
            store.append(rows);
        }
    }
}
