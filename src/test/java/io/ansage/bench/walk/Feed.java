package io.ansage.bench.walk;

import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.kafka.KafkaObservationIntake;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a nation's observations on the topic at a steady rate, matched already, and lets passenger time follow them. The
 * nation is smaller than the real one and its day passes faster, so that each observation is as likely as in a whole
 * day to show something new.
 */
final class Feed implements AutoCloseable {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final double CLOCK_SECONDS = 0.25;

    private final ProductUnderLoad product;
    private final KafkaProducer<String, String> producer;
    private final Iterator<Observation> observations;
    private final Map<JourneyId, Instant> last = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private final ArrayDeque<Observation> ready = new ArrayDeque<>();
    private volatile Instant now;

    /** @param from observations before it are left out */
    Feed(ProductUnderLoad product, String bootstrapServers, Nation nation, Instant from) throws IOException {
        this.product = product;
        this.producer = new KafkaProducer<>(
                KafkaObservationIntake.producerSettings(new HashMap<>(Map.of("bootstrap.servers", bootstrapServers))),
                new StringSerializer(), new StringSerializer());
        this.observations = nation.observations();
        var first = observations.next();
        while (first.report().observedAt().isBefore(from)) {
            first = observations.next();
        }
        ready.add(first);
        this.now = first.report().observedAt();
        product.jvm().ask("clock %s", now);
    }

    static JourneyId journey(Observation observation) {
        var ref = observation.journey();
        return new JourneyId(Nation.NETWORK, ref.trip(), ref.serviceDate());
    }

    /** Sends so many per second for so long; falls behind only if Kafka does. Answers how many were sent. */
    long run(double perSecond, double seconds) throws Exception {
        long start = System.nanoTime();
        long before = sent.get();
        for (long tick = 0;; tick++) {
            double passed = (System.nanoTime() - start) / 1e9;
            if (passed >= seconds || !observations.hasNext()) {
                break;
            }
            for (long due = before + (long) (passed * perSecond) - sent.get(); due > 0; due--) {
                if (ready.isEmpty()) {
                    getReady((int) Math.max(1, perSecond * CLOCK_SECONDS));
                }
                var next = ready.poll();
                send(journey(next), next);
                if (next.delayMinutes() != null || next.status() == ReportedStatus.CANCELLED) {
                    last.put(journey(next), next.report().observedAt());
                }
            }
            LockSupport.parkNanos(start + (tick + 1) * TICK - System.nanoTime());
        }
        flush();
        return sent.get() - before;
    }

    /** Waits until all that was sent is on the topic. */
    void flush() {
        producer.flush();
        var e = failure.get();
        if (e != null) {
            throw new IllegalStateException("an observation could not be put on the topic", e);
        }
    }

    /** Passenger time goes ahead of what is said: what comes from the future is quarantined, and rightly so. */
    private void getReady(int count) throws IOException {
        for (int i = 0; i < count && observations.hasNext(); i++) {
            ready.add(observations.next());
        }
        now = Instant.parse(product.jvm().ask("clock %s", ready.getLast().report().observedAt()));
    }

    /** Puts one on the topic. */
    void send(JourneyId journey, Observation observation) {
        sent.incrementAndGet();
        producer.send(new ProducerRecord<>(product.topic(), journey.toString(),
                DomainJson.mapper().writeValueAsString(observation)), (_, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
    }

    /** When a feed last spoke of each train as a whole. */
    Map<JourneyId, Instant> last() {
        return last;
    }

    long sent() {
        return sent.get();
    }

    /** Where passenger time stands, about. */
    Instant now() {
        return now;
    }

    @Override
    public void close() {
        producer.close();
    }
}
