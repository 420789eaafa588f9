package io.ansage.query.log;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Collects the events of one batch and projects them together before it commits. */
public final class BatchedEvents {

    private final Projector projector;

    public BatchedEvents(Projector projector) {
        this.projector = projector;
    }

    /** Adds an event to the batch of this unit of work. */
    public void add(UnitOfWork<?> unit, RecordedEvent event) {
        var root = unit.root();
        root.<List<RecordedEvent>>getOrComputeResource(key(), _ -> begin(root)).add(event);
    }

    private List<RecordedEvent> begin(UnitOfWork<?> unit) {
        var events = new ArrayList<RecordedEvent>();
        unit.onPrepareCommit(_ -> projector.project(events));
        return events;
    }

    private String key() {
        return "events of " + projector;
    }
}
