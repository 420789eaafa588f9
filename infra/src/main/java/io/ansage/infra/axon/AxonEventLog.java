package io.ansage.infra.axon;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.infra.postgres.StoredEvents;
import io.ansage.infra.postgres.StoredEvents.Stored;
import io.ansage.query.log.EventLog;
import io.ansage.query.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the events through Axon's storage engine, and with it through its serializer and upcasters. Long stretches are
 * read by COPY; what is stored in its current form is opened without messages, tokens and upcasters around it, which took
 * twice as long as the opening itself, and without the identifiers and metadata that only those need.
 */
public final class AxonEventLog implements EventLog {

    private final EventStorageEngine engine;
    private final JdbcClient jdbc;
    private final StoredEvents stored;
    private final EventSerializer serializer;
    private final StoredMessages messages;

    public AxonEventLog(EventStorageEngine engine, JdbcClient jdbc, StoredEvents stored, EventSerializer serializer,
            EventUpcaster upcasters) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.stored = stored;
        this.serializer = serializer;
        this.messages = new StoredMessages(serializer, upcasters);
    }

    @Override
    public long head() {
        var token = engine.createHeadToken();
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }

    @Override
    public long count(long upTo) {
        return jdbc.sql("select count(*) from domain_event_entry where global_index <= :position")
                .param("position", upTo)
                .query(Long.class)
                .single();
    }

    @Override
    public List<RecordedEvent> list(long after, long upTo, int limit) {
        var payloads = stored.listPayloads(after, upTo, limit);
        var opened = new ArrayList<RecordedEvent>(payloads.size());
        for (var row : payloads) {
            var event = serializer.openCurrent(row.payloadType(), row.revision(), row.payload());
            if (event == null) {
                return upcast(stored.list(after, upTo, limit));
            }
            opened.add(new RecordedEvent(event, row.position(), row.sequence(), row.recordedAt()));
        }
        return opened;
    }

    private List<RecordedEvent> upcast(List<Stored> rows) {
        return rows.stream().flatMap(messages::upcast).map(AxonEventLog::recorded).toList();
    }

    @Override
    public List<JourneyEvent> listOf(JourneyId journey) {
        return engine.readEvents(journey.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(JourneyEvent.class::cast)
                .toList();
    }

    private static RecordedEvent recorded(TrackedEventMessage<?> message) {
        long sequence = message instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
        return new RecordedEvent(message.getPayload(), message.trackingToken().position().orElseThrow(), sequence,
                message.getTimestamp());
    }
}
