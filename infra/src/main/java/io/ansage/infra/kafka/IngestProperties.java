package io.ansage.infra.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ingest.
 *
 * @param topic      topic of observations
 * @param partitions its number of partitions; fixed once the topic exists, for the order of a journey hangs on it
 * @param group      consumer group
 * @param workers    consumers on this node
 * @param batch      most records taken into one transaction
 * @param journeys   most journeys whose state is kept in memory
 * @param backOff    first pause after a failure of the surroundings; doubles up to sixty times as long
 */
@ConfigurationProperties("ansage.ingest")
public record IngestProperties(@DefaultValue("ansage.observations") String topic, @DefaultValue("6") int partitions,
        @DefaultValue("ansage-ingest") String group, @DefaultValue("" + IngestProperties.DEFAULT_WORKERS) int workers,
        @DefaultValue("" + IngestProperties.DEFAULT_BATCH) int batch,
        @DefaultValue("50000") int journeys, @DefaultValue("250ms") Duration backOff) {

    /** Enough to make the commit of a batch a small part of it; only a backlog ever fills one. */
    public static final int DEFAULT_BATCH = 2_000;
    /** One for each core of a small machine: three append no faster on two. */
    public static final int DEFAULT_WORKERS = 2;
}
