package io.ansage.infra.postgres;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A batch of events as columns, serialized before the turn to append is taken, so that the turn is short. */
@SuppressWarnings("ArrayRecordComponent")
record EventRows(String[] eventIdentifiers, String[] aggregateIdentifiers, Long[] sequenceNumbers,
        @Nullable String[] types, String[] timeStamps, String[] payloadTypes, @Nullable String[] payloadRevisions,
        byte[][] payloads, byte[][] metaData) {

    static EventRows of(List<? extends EventMessage<?>> events, Serializer serializer) {
        int size = events.size();
        var rows = new EventRows(new String[size], new String[size], new Long[size], new String[size],
                new String[size], new String[size], new String[size], new byte[size][], new byte[size][]);
        for (int i = 0; i < size; i++) {
            rows.set(i, events.get(i), serializer);
        }
        return rows;
    }

    private void set(int i, EventMessage<?> event, Serializer serializer) {
        var payload = event.serializePayload(serializer, byte[].class);
        eventIdentifiers[i] = event.getIdentifier();
        timeStamps[i] = event.getTimestamp().toString();
        payloadTypes[i] = payload.getType().getName();
        payloadRevisions[i] = payload.getType().getRevision();
        payloads[i] = payload.getData();
        metaData[i] = event.serializeMetaData(serializer, byte[].class).getData();
        if (event instanceof DomainEventMessage<?> domainEvent) {
            aggregateIdentifiers[i] = domainEvent.getAggregateIdentifier();
            sequenceNumbers[i] = domainEvent.getSequenceNumber();
            types[i] = domainEvent.getType();
        } else {
            aggregateIdentifiers[i] = event.getIdentifier();
            sequenceNumbers[i] = 0L;
        }
    }
}
