package io.ansage.bench.walk;

import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.kafka.KafkaObservationIntake;
import java.time.Instant;
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
    private static final int TICKS_PER_CLOCK = 25;

    private final ProductUnderLoad product;
    private final KafkaProducer<String, String> producer;
    private final Iterator<Observation> observations;
    private final Map<JourneyId, Instant> last = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile Observation next;

    /** @param from observations before it are left out */
    Feed(ProductUnderLoad product, String bootstrapServers, Nation nation, Instant from) {
        this.product = product;
        this.producer = new KafkaProducer<>(
                KafkaObservationIntake.producerSettings(new HashMap<>(Map.of("bootstrap.servers", bootstrapServers))),
                new StringSerializer(), new StringSerializer());
        this.observations = nation.observations();
        this.next = observations.next();
        while (next.report().observedAt().isBefore(from)) {
            next = observations.next();
        }
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
            if (tick % TICKS_PER_CLOCK == 0) {
                product.jvm().ask("clock %s", next.report().observedAt().plusSeconds(1));
            }
            for (long due = before + (long) (passed * perSecond) - sent.get(); due > 0; due--) {
                send(journey(next), next);
                last.put(journey(next), next.report().observedAt());
                next = observations.next();
            }
            LockSupport.parkNanos(start + (tick + 1) * TICK - System.nanoTime());
        }
        producer.flush();
        product.jvm().ask("clock %s", next.report().observedAt().plusSeconds(1));
        failed();
        return sent.get() - before;
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

    private void failed() throws Exception {
        var e = failure.get();
        if (e != null) {
            throw new IllegalStateException("an observation could not be put on the topic", e);
        }
    }

    /** When each train was last spoken of. */
    Map<JourneyId, Instant> last() {
        return last;
    }

    long sent() {
        return sent.get();
    }

    /** Where passenger time stands, about. */
    Instant now() {
        return next.report().observedAt();
    }

    @Override
    public void close() {
        producer.close();
    }
}
