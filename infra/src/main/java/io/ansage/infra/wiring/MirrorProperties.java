package io.ansage.infra.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How journey events are published; prefix {@code ansage.mirror}.
 *
 * @param topic      the public topic of journey events
 * @param partitions of a topic that is made anew; never changed afterwards
 * @param segments   how many batches may be on their way at once
 * @param batchSize  events read for a batch; each segment publishes those of its own journeys
 * @param patience   how long a batch waits for its confirmation before it is tried again; less than the claim timeout
 * @param maxLag     events not yet published above which the instance is no longer ready
 */
@ConfigurationProperties("ansage.mirror")
public record MirrorProperties(@DefaultValue("ansage.journey-events") String topic, @DefaultValue("6") int partitions,
        @DefaultValue("2") int segments, @DefaultValue("1000") int batchSize, @DefaultValue("8s") Duration patience,
        @DefaultValue("50000") long maxLag) {}
