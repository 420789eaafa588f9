package io.ansage.infra.kafka;

import io.ansage.command.ingest.BatchIngest;
import io.ansage.infra.postgres.IngestOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker of the ingest: reads batches of its partitions and has them digested. Where it goes on is booked in the
 * database; what is committed to Kafka only shows the lag. While the surroundings fail it pauses and goes back.
 */
final class ObservationConsumer implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int LONGEST_BACK_OFF = 60;

    private final Supplier<Consumer<String, byte[]>> open;
    private final BatchIngest ingest;
    private final IngestOffsets offsets;
    private final IngestProperties properties;

    private final ObservationRecords reader = new ObservationRecords();
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean stopped;
    private volatile @Nullable String failure;
    private boolean misplaced;
    private int failures;

    ObservationConsumer(Supplier<Consumer<String, byte[]>> open, BatchIngest ingest, IngestOffsets offsets,
            IngestProperties properties) {
        this.open = open;
        this.ingest = ingest;
        this.offsets = offsets;
        this.properties = properties;
    }

    @Override
    public void run() {
        try (var opened = open.get()) {
            consumer = opened;
            opened.subscribe(List.of(properties.topic()), this);
            while (!stopped) {
                step(opened);
            }
        } catch (WakeupException e) {
            LOG.debug("woken up to stop");
        } finally {
            consumer = null;
        }
    }

    void stop() {
        stopped = true;
        var running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    /** What keeps this worker from going on, if something does. */
    @Nullable
    String failure() {
        return failure;
    }

    private void step(Consumer<String, byte[]> from) {
        try {
            if (misplaced) {
                goBack(from);
            }
            var records = from.poll(POLL);
            if (misplaced || records.isEmpty()) {
                return;
            }
            ingest.ingest(reader.read(records));
            from.commitAsync();
            failures = 0;
            failure = null;
        } catch (WakeupException e) {
            if (stopped) {
                throw e;
            }
        } catch (RuntimeException e) {
            failure = e.toString();
            LOG.warn("The ingest pauses: {}", failure);
            misplaced = true;
            pause(from);
        }
    }

    /** Keeps the place in the group, which only polling does, but takes no records. */
    private void pause(Consumer<String, byte[]> from) {
        failures = Math.min(failures + 1, 6);
        try {
            from.pause(from.assignment());
            from.poll(properties.backOff().multipliedBy(Math.min(LONGEST_BACK_OFF, 1L << failures)));
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The ingest cannot even wait: {}", e.toString());
        }
    }

    private void goBack(Consumer<String, byte[]> from) {
        var assigned = from.assignment();
        offsets.next(assigned.stream().map(TopicPartition::partition).toList())
                .forEach((partition, next) -> from.seek(new TopicPartition(properties.topic(), partition), next));
        from.resume(assigned);
        misplaced = false;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        var from = consumer;
        if (from != null && !partitions.isEmpty()) {
            // No database in here: a rebalance must not wait for it. Nothing is read before the place is known.
            from.seekToBeginning(partitions);
            from.pause(partitions);
            misplaced = true;
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.info("Gave back partitions {}", partitions);
    }
}
