package io.ansage.infra.kafka;

import io.ansage.domain.journey.event.JourneyEvent;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.extensions.kafka.eventhandling.producer.ProducerFactory;
import org.axonframework.extensions.kafka.eventhandling.producer.TopicResolver;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies journey events to Kafka, from where everybody else reads them. A batch is sent without waiting in between and
 * confirmed as a whole before its unit of work commits: the token only ever stands behind events that Kafka has.
 *
 * <p>Records wait in the producer without limit of time, so that no later record of a journey can overtake an earlier
 * one that is still being tried. A batch that is not confirmed in time is rolled back and handled again; what of it is
 * still on its way, or has arrived, is then not sent a second time. After a restart it may be: readers drop an
 * {@code id} they have seen.
 */
public final class JourneyMirror implements EventMessageHandler {

    /** Its processing group. */
    public static final String GROUP = "mirror";

    private static final Logger LOG = LoggerFactory.getLogger(JourneyMirror.class);
    private static final int REMEMBERED = 20_000;
    private static final String BATCH = JourneyMirror.class.getName();

    private final ProducerFactory<String, CloudEvent> producers;
    private final KafkaMessageConverter<String, CloudEvent> converter;
    private final TopicResolver topics;
    private final MirrorTopic topic;
    private final ParkedEvents parked;
    private final Duration patience;

    /** By event: sent in a batch that has not committed yet. Bounded: forgetting one means sending it twice. */
    private final Map<String, Future<RecordMetadata>> uncommitted = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Future<RecordMetadata>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Outgoing(EventMessage<?> event, ProducerRecord<String, CloudEvent> message) {}

    private record Sent(EventMessage<?> event, Future<RecordMetadata> confirmed) {}

    public JourneyMirror(ProducerFactory<String, CloudEvent> producers,
            KafkaMessageConverter<String, CloudEvent> converter, TopicResolver topics, MirrorTopic topic,
            ParkedEvents parked, Duration patience) {
        this.producers = producers;
        this.converter = converter;
        this.topics = topics;
        this.topic = topic;
        this.parked = parked;
        this.patience = patience;
    }

    /** Asked before every event; Axon's own answer is yes to all. */
    @Override
    public boolean canHandle(EventMessage<?> event) {
        return canHandleType(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return JourneyEvent.class.isAssignableFrom(payloadType);
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        // Axon hands every event to every handler of a group; only public facts go on.
        var name = canHandle(event) ? topics.resolve(event) : Optional.<String>empty();
        if (name.isPresent()) {
            var message = convert(event, name.get());
            if (message != null) {
                CurrentUnitOfWork.get()
                        .root()
                        .getOrComputeResource(BATCH, _ -> begin())
                        .add(new Outgoing(event, message));
            }
        }
        return null;
    }

    private List<Outgoing> begin() {
        topic.ensure();
        var batch = new ArrayList<Outgoing>();
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
        unitOfWork.onPrepareCommit(_ -> awaitAll(sendAll(batch)));
        unitOfWork.afterCommit(_ -> forget(batch));
        return batch;
    }

    /**
     * All at once, when the last of them is ready: sent one by one as they are made, they left in requests of a few records,
     * each of which costs producer and broker about as much as one of hundreds.
     */
    private List<Sent> sendAll(List<Outgoing> batch) {
        return batch.stream().map(this::send).toList();
    }

    private Sent send(Outgoing message) {
        var event = message.event();
        var sent = remembered(event);
        if (sent == null) {
            sent = producer().send(message.message());
            remember(event, sent);
        }
        if (sent.state() == Future.State.FAILED) {
            // Nothing may follow it, or the next one of the journey could arrive first.
            confirm(event, sent, 0);
        }
        return new Sent(event, sent);
    }

    /** One at a time: the factory makes two when two segments ask at once, and forgets to close the second. */
    private Producer<String, CloudEvent> producer() {
        synchronized (producers) {
            return producers.createProducer();
        }
    }

    private @Nullable ProducerRecord<String, CloudEvent> convert(EventMessage<?> event, String topicName) {
        try {
            return converter.createKafkaMessage(event, topicName);
        } catch (RuntimeException e) {
            park(event, e);
            return null;
        }
    }

    private void park(EventMessage<?> event, Throwable why) {
        long position = event instanceof TrackedEventMessage<?> e ? e.trackingToken().position().orElse(-1) : -1;
        var journey = event instanceof DomainEventMessage<?> e ? e.getAggregateIdentifier() : "unknown";
        LOG.error("event {} of journey {} cannot be published and is set aside: {}", event.getIdentifier(), journey,
                why.toString(), why);
        parked.park(position, event.getIdentifier(), journey, why.toString());
    }

    private void awaitAll(List<Sent> batch) {
        long deadline = System.nanoTime() + patience.toNanos();
        batch.forEach(one -> confirm(one.event(), one.confirmed(), deadline - System.nanoTime()));
    }

    private void confirm(EventMessage<?> event, Future<RecordMetadata> sent, long nanos) {
        try {
            sent.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                park(event, e.getCause());
                return;
            }
            startOver();
            throw new MirrorNotConfirmed("Kafka refused event " + event.getIdentifier(), e);
        } catch (TimeoutException e) {
            throw new MirrorNotConfirmed("Kafka has not confirmed event " + event.getIdentifier() + " in " + patience,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MirrorNotConfirmed("interrupted while Kafka had not confirmed " + event.getIdentifier(), e);
        }
    }

    /** A producer that has given up on a record is not to be trusted with the next one. */
    private void startOver() {
        synchronized (uncommitted) {
            uncommitted.clear();
        }
        synchronized (producers) {
            producers.shutDown();
        }
    }

    private @Nullable Future<RecordMetadata> remembered(EventMessage<?> event) {
        synchronized (uncommitted) {
            return uncommitted.get(event.getIdentifier());
        }
    }

    private void remember(EventMessage<?> event, Future<RecordMetadata> sent) {
        synchronized (uncommitted) {
            uncommitted.put(event.getIdentifier(), sent);
        }
    }

    private void forget(List<Outgoing> batch) {
        synchronized (uncommitted) {
            batch.forEach(one -> uncommitted.remove(one.event().getIdentifier()));
        }
    }
}
