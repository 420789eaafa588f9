package io.ansage.infra.axon;

import io.ansage.command.ingest.JourneyStates;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.infra.postgres.PostgresKnownJourneys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hears of every event as it is appended on this node: notes new journeys in the same transaction, and tells the gate
 * once it is committed, so that the gate knows what operators did.
 */
public final class CommittedJourneys implements Consumer<List<? extends EventMessage<?>>> {

    private final PostgresKnownJourneys known;
    private final JourneyStates states;

    public CommittedJourneys(PostgresKnownJourneys known, JourneyStates states) {
        this.known = known;
        this.states = states;
    }

    @Override
    public void accept(List<? extends EventMessage<?>> events) {
        var scheduled = new ArrayList<JourneyScheduled>();
        for (var event : events) {
            if (event.getPayload() instanceof JourneyScheduled s) {
                scheduled.add(s);
            }
        }
        if (!scheduled.isEmpty()) {
            known.note(scheduled);
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(_ -> tell(events));
        } else {
            tell(events);
        }
    }

    private void tell(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            if (event instanceof DomainEventMessage<?> e && e.getPayload() instanceof JourneyEvent journeyEvent) {
                states.committed(journeyEvent, e.getSequenceNumber());
            }
        }
    }
}
