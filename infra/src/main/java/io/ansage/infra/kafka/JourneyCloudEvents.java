package io.ansage.infra.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.cloudevent.CloudEventKafkaMessageConverter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;

/**
 * Journey events as CloudEvents (<a href="https://cloudevents.io">cloudevents.io</a>, binary mode): key and
 * {@code subject} are the journey, {@code id} is the event's identifier and stays the same when it is sent again,
 * {@code sequence} counts the events of the journey from 0. Nothing internal goes along: no metadata, no class names.
 *
 * <p>The stored form of an event and its published form are the same JSON, so an event that comes from the store goes out
 * as the bytes it came in as, looked through by {@link JourneyJson} but never made an object: half of the mirror's time
 * went into reading and writing it again.
 */
public final class JourneyCloudEvents implements KafkaMessageConverter<String, CloudEvent> {

    private static final URI SOURCE = URI.create("/ansage/journeys");
    private static final String JSON = "application/json";
    private static final String SEQUENCE = "sequence";

    private final Serializer stored;
    private final CloudEventKafkaMessageConverter reader = CloudEventKafkaMessageConverter.builder()
            .serializer(new WireSerializer())
            .addMetadataMapper(SEQUENCE, SEQUENCE)
            .build();

    /** {@code stored} is the serializer of the event store; asked by it, stored events hand out their bytes. */
    public JourneyCloudEvents(Serializer stored) {
        this.stored = stored;
    }

    @Override
    public ProducerRecord<String, CloudEvent> createKafkaMessage(EventMessage<?> event, String topic) {
        var type = WireTypes.find(event.getPayloadType())
                .orElseThrow(() -> new SerializationException(event.getPayloadType().getName() + " is not published"));
        var json = event.serializePayload(stored, byte[].class).getData();
        var journey = JourneyJson.journeyOf(json);
        var published = CloudEventBuilder.v1()
                .withId(event.getIdentifier())
                .withSource(SOURCE)
                .withType(type)
                .withSubject(journey)
                .withTime(event.getTimestamp().atOffset(ZoneOffset.UTC))
                .withData(JSON, json);
        if (event instanceof DomainEventMessage<?> e) {
            published.withExtension(SEQUENCE, Long.toString(e.getSequenceNumber()));
        }
        return new ProducerRecord<>(topic, journey, published.build());
    }

    /**
     * Reads what was published.
     *
     * @throws IllegalArgumentException if the record is none of ours; the extension's own converter would drop it in
     *                                  silence
     */
    @Override
    public Optional<EventMessage<?>> readKafkaMessage(ConsumerRecord<String, CloudEvent> published) {
        var event = reader.readKafkaMessage(published);
        if (event.isEmpty()) {
            throw new IllegalArgumentException("record " + published.topic() + "-" + published.partition() + "@"
                    + published.offset() + " is no journey event of ours");
        }
        return event;
    }
}
