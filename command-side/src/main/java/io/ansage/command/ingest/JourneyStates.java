package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The states of the journeys that were heard of last, in memory. Only what is committed gets in; what is not here is
 * folded from the event store.
 */
public final class JourneyStates {

    private final StoredJourneys stored;
    private final Map<JourneyId, GateState> states;

    public JourneyStates(StoredJourneys stored, int capacity) {
        this.stored = stored;
        this.states = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<JourneyId, GateState> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The states of these journeys; reads all that are missing at once. */
    Map<JourneyId, GateState> of(Set<JourneyId> ids) {
        var found = new HashMap<JourneyId, GateState>();
        var missing = new HashSet<JourneyId>();
        synchronized (states) {
            for (var id : ids) {
                var state = states.get(id);
                if (state == null) {
                    missing.add(id);
                } else {
                    found.put(id, state);
                }
            }
        }
        if (!missing.isEmpty()) {
            var loaded = stored.load(missing);
            for (var id : missing) {
                var outlook = loaded.get(id);
                found.put(id, outlook == null ? GateState.NOTHING : GateState.NOTHING.with(outlook));
            }
        }
        return found;
    }

    /** Keeps what a committed batch has learned, unless newer events have come in beside it. */
    void keep(Map<JourneyId, GateState> learned) {
        synchronized (states) {
            learned.forEach((id, state) -> states.merge(id, state,
                    (now, news) -> news.revision() >= now.revision() || now.outlook() == null
                            ? news
                            : new GateState(now.outlook(), news.heard())));
        }
    }

    void forget(Set<JourneyId> ids) {
        synchronized (states) {
            ids.forEach(states::remove);
        }
    }

    /**
     * Takes in an event that was committed on this node, whoever caused it.
     *
     * @param sequence its place among the events of its journey, from 0
     */
    public void committed(JourneyEvent event, long sequence) {
        synchronized (states) {
            states.computeIfPresent(event.journeyId(), (id, state) -> {
                if (sequence < state.revision()) {
                    return state;
                }
                // With a hole before it the event cannot be folded: read anew when next asked.
                return sequence == state.revision() ? state.with(JourneyFold.after(state.outlook(), event)) : null;
            });
        }
    }
}
