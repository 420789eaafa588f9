package io.ansage.infra.kafka;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.RejectedInput;
import io.ansage.command.ingest.IngestBooks;
import io.ansage.command.ingest.SetAside;
import io.ansage.command.ingest.Tally;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.command.match.Match;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.infra.json.DomainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts observations on the topic under the key of their journey, so that all sources of one meet in order. */
public final class KafkaObservationIntake implements ObservationIntake {

    private final JourneyMatcher matcher;
    private final Producer<String, String> producer;
    private final String topic;
    private final IngestBooks books;
    private final TransactionTemplate transaction;
    private final IngestMeters meters;

    public KafkaObservationIntake(JourneyMatcher matcher, Producer<String, String> producer, String topic,
            IngestBooks books, TransactionTemplate transaction, IngestMeters meters) {
        this.matcher = matcher;
        this.producer = producer;
        this.topic = topic;
        this.books = books;
        this.transaction = transaction;
        this.meters = meters;
    }

    /** These connection settings with those that make a sent observation safe: nothing lost, nothing twice, in order. */
    public static Map<String, Object> producerSettings(Map<String, Object> connection) {
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // What is sent meanwhile gathers into the next request; several at once can shut each other out (see MirrorProducer).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return settings;
    }

    @Override
    public void accept(List<Observation> observations) {
        var unmatched = new ArrayList<SetAside>();
        var sent = new ArrayList<Future<?>>();
        var bySource = new HashMap<String, Integer>();
        for (var o : observations) {
            var json = DomainJson.mapper().writeValueAsString(o);
            switch (matcher.match(o)) {
                case Match.Found found -> {
                    sent.add(producer.send(new ProducerRecord<>(topic, found.id().toString(), json)));
                    bySource.merge(o.report().source().id(), 1, Integer::sum);
                }
                case Match.Unmatched u ->
                        unmatched.add(SetAside.of(o, null, QuarantineReason.UNMATCHED, u.detail(), json));
            }
        }
        // First the topic: if that fails, nothing is booked, and handing all in again makes no double entry.
        awaitAll(sent);
        bySource.forEach(meters::received);
        book(unmatched);
    }

    @Override
    public void quarantine(RejectedInput input) {
        book(List.of(new SetAside(input.source(), input.messageId(), null, input.reason(), input.detail(),
                input.raw(), false, input.knownAt())));
    }

    private void book(List<SetAside> entries) {
        if (!entries.isEmpty()) {
            var tally = Tally.beforeTopic(entries);
            transaction.executeWithoutResult(_ -> books.book(tally));
            entries.forEach(entry -> meters.received(entry.source().id(), 1));
            meters.accept(tally);
        }
    }

    private void awaitAll(List<Future<?>> sent) {
        producer.flush();
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("observations could not be made safe: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before observations were safe", e);
            }
        }
    }
}
