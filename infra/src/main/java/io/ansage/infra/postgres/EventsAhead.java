package io.ansage.infra.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The events of the aggregates that a unit of work is about, as they were when it began. */
final class EventsAhead {

    /** Of one unit of work; what has been through more is read when it is asked for. */
    static final int MOST = 5_000;

    private static final String RESOURCE = EventsAhead.class.getName();

    private final Map<String, List<DomainEventData<?>>> events;

    private EventsAhead(Map<String, List<DomainEventData<?>>> events) {
        this.events = events;
    }

    /** Of these aggregates; {@code found} is ordered by aggregate, and holds one more than the most if it is not all. */
    static EventsAhead of(Collection<String> aggregates, List<? extends DomainEventData<?>> found) {
        Map<String, List<DomainEventData<?>>> events = found.stream()
                .collect(Collectors.groupingBy(DomainEventData::getAggregateIdentifier, HashMap::new,
                        Collectors.toList()));
        if (found.size() > MOST) {
            events.remove(found.getLast().getAggregateIdentifier());
        } else {
            aggregates.forEach(aggregate -> events.putIfAbsent(aggregate, List.of()));
        }
        return new EventsAhead(events);
    }

    /** For as long as the unit of work lasts. */
    void keep() {
        CurrentUnitOfWork.get().root().resources().put(RESOURCE, this);
    }

    /** All events of an aggregate, or null if they have to be read. */
    static @Nullable List<DomainEventData<?>> find(String aggregate) {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        EventsAhead ahead = CurrentUnitOfWork.get().root().getResource(RESOURCE);
        return ahead == null ? null : ahead.events.get(aggregate);
    }
}
