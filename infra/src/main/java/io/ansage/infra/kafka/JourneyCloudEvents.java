package io.ansage.infra.kafka;

import io.ansage.domain.journey.event.JourneyEvent;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.cloudevent.CloudEventKafkaMessageConverter;
import org.axonframework.messaging.MetaData;

/**
 * Journey events as CloudEvents (<a href="https://cloudevents.io">cloudevents.io</a>, binary mode): key and
 * {@code subject} are the journey, {@code id} is the event's identifier and stays the same when it is sent again,
 * {@code sequence} counts the events of the journey from 0. Nothing internal goes along: no metadata, no class names.
 */
public final class JourneyCloudEvents implements KafkaMessageConverter<String, CloudEvent> {

    private static final URI SOURCE = URI.create("/ansage/journeys");
    private static final String SEQUENCE = "sequence";

    private final CloudEventKafkaMessageConverter converter = CloudEventKafkaMessageConverter.builder()
            .serializer(new WireSerializer())
            .sequencingPolicy(JourneyCloudEvents::journeyOf)
            .sourceSupplier(_ -> SOURCE)
            .subjectSupplier(event -> Optional.of(journeyOf(event)))
            .dataContentTypeSupplier(_ -> Optional.of("application/json"))
            .dataSchemaSupplier(_ -> Optional.empty())
            .addMetadataMapper(SEQUENCE, SEQUENCE)
            .build();

    private static String journeyOf(EventMessage<?> event) {
        return ((JourneyEvent) event.getPayload()).journeyId().toString();
    }

    @Override
    public ProducerRecord<String, CloudEvent> createKafkaMessage(EventMessage<?> event, String topic) {
        var sequence = event instanceof DomainEventMessage<?> e
                ? MetaData.with(SEQUENCE, Long.toString(e.getSequenceNumber()))
                : MetaData.emptyInstance();
        return converter.createKafkaMessage(
                new GenericEventMessage<>(event.getIdentifier(), event.getPayload(), sequence, event.getTimestamp()),
                topic);
    }

    /**
     * Reads what was published.
     *
     * @throws IllegalArgumentException if the record is none of ours; the extension's own converter would drop it in
     *                                  silence
     */
    @Override
    public Optional<EventMessage<?>> readKafkaMessage(ConsumerRecord<String, CloudEvent> published) {
        var event = converter.readKafkaMessage(published);
        if (event.isEmpty()) {
            throw new IllegalArgumentException("record " + published.topic() + "-" + published.partition() + "@"
                    + published.offset() + " is no journey event of ours");
        }
        return event;
    }
}
