package io.ansage.infra.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The sum of a topic's end offsets: how many records were ever put on it. */
public final class EndOfTopic implements LongSupplier {

    private final Admin admin;
    private final String topic;
    private volatile @Nullable Map<TopicPartition, OffsetSpec> latest;

    public EndOfTopic(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /** Asked for once: the number of partitions is fixed, for the order of a journey hangs on it. */
    private Map<TopicPartition, OffsetSpec> latest() throws ExecutionException, InterruptedException {
        var known = latest;
        if (known == null) {
            known = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(described -> described.partitions().stream())
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> OffsetSpec.latest()));
            latest = known;
        }
        return known;
    }

    @Override
    public long getAsLong() {
        try {
            return admin.listOffsets(latest()).all().get().values().stream().mapToLong(o -> o.offset()).sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new IllegalStateException("the end of " + topic + " is not known: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the end of " + topic, e);
        }
    }
}
