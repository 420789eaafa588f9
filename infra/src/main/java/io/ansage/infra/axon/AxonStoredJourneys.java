package io.ansage.infra.axon;

import io.ansage.command.ingest.StoredJourneys;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads journeys from Axon's event store, all their events and no snapshots, so that only the fold decides. */
public final class AxonStoredJourneys implements StoredJourneys {

    private final Supplier<EventStore> store;

    public AxonStoredJourneys(Supplier<EventStore> store) {
        this.store = store;
    }

    @Override
    public Map<JourneyId, JourneyOutlook> load(Set<JourneyId> ids) {
        var outlooks = new HashMap<JourneyId, JourneyOutlook>();
        for (var id : ids) {
            try (var events = store.get().readEvents(id.toString(), 0).asStream()) {
                var outlook = JourneyFold.fold(
                        events.map(e -> e.getPayload())
                                .filter(JourneyEvent.class::isInstance)
                                .map(JourneyEvent.class::cast)
                                .toList());
                if (outlook != null) {
                    outlooks.put(id, outlook);
                }
            }
        }
        return outlooks;
    }
}
