package io.ansage.infra.axon;

import io.ansage.infra.postgres.StoredEvents.Stored;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Makes messages of rows of the event table. What is stored in its current form goes around the upcasters, and nothing of
 * it is opened before somebody asks. Thread safe.
 */
public final class StoredMessages {

    private final EventSerializer serializer;
    private final EventUpcaster upcasters;

    public StoredMessages(EventSerializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * The events in a row that are of a kind: mostly one, none if it is of another kind; more if an upcaster says so.
     *
     * @throws StoredTypes.UnknownStoredType if this version does not know what is stored there
     */
    public void open(Stored row, Class<?> kind, Consumer<EventMessage<?>> opened) {
        var type = serializer.currentType(row.payloadType(), row.revision());
        if (type == null) {
            upcast(row).filter(event -> kind.isAssignableFrom(event.getPayloadType())).forEach(opened);
        } else if (kind.isAssignableFrom(type)) {
            opened.accept(message(row));
        }
    }

    Stream<TrackedEventMessage<?>> upcast(Stored row) {
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(data(row)), serializer, upcasters)
                .map(event -> event);
    }

    private TrackedEventMessage<?> message(Stored row) {
        Message<?> lazy = new SerializedMessage<>(row.identifier().toString(),
                new SimpleSerializedObject<>(row.payload(), byte[].class, row.payloadType(), row.revision()),
                new SerializedMetaData<>(row.metaData(), byte[].class), serializer);
        return new GenericTrackedDomainEventMessage<>(token(row), row.aggregateType(), row.aggregate(), row.sequence(),
                lazy, row::recordedAt);
    }

    private static TrackedEventData<?> data(Stored row) {
        return new TrackedDomainEventData<>(token(row), new GenericDomainEventEntry<>(row.aggregateType(),
                row.aggregate(), row.sequence(), row.identifier().toString(), row.recordedAt(), row.payloadType(),
                row.revision(), row.payload(), row.metaData()));
    }

    private static GapAwareTrackingToken token(Stored row) {
        return GapAwareTrackingToken.newInstance(row.position(), Set.of());
    }
}
