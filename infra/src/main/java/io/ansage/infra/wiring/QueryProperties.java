package io.ansage.infra.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the projections.
 *
 * @param batch          events per transaction, at most
 * @param cachedOutlooks outlooks kept in memory between batches, at some 5 kB each
 */
@ConfigurationProperties("ansage.query")
record QueryProperties(@DefaultValue("500") int batch, @DefaultValue("5000") int cachedOutlooks) {}
