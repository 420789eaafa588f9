package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.HashSet;
import java.util.List;

/** Folds journey events into outlooks and board lines. */
public final class OutlookProjector implements Projector {

    private final OutlookStore store;

    public OutlookProjector(OutlookStore store) {
        this.store = store;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var journeys = new HashSet<JourneyId>();
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event) {
                journeys.add(event.journeyId());
            }
        }
        if (journeys.isEmpty()) {
            return;
        }
        var stored = store.findAll(journeys);
        var batch = new OutlookBatch(stored::get);
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event) {
                batch.fold(event, recorded.position(), recorded.sequence());
            }
        }
        batch.writeTo(store);
    }
}
