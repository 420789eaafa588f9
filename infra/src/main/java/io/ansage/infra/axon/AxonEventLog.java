package io.ansage.infra.axon;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.log.EventLog;
import io.ansage.query.log.RecordedEvent;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the events through Axon's storage engine, and with it through its serializer and upcasters. */
public final class AxonEventLog implements EventLog {

    private final EventStorageEngine engine;
    private final JdbcClient jdbc;

    public AxonEventLog(EventStorageEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
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
        try (var events = engine.readEvents(GapAwareTrackingToken.newInstance(after, Set.of()), false)) {
            return events.takeWhile(e -> position(e) <= upTo).limit(limit).map(AxonEventLog::recorded).toList();
        }
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
        return new RecordedEvent(message.getPayload(), position(message), sequence, message.getTimestamp());
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
