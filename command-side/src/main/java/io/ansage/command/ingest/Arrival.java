package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;

/**
 * An observation as it lies on the topic.
 *
 * @param partition   where
 * @param offset      its place there
 * @param journeyId   the journey the matcher found
 * @param observation what is said
 * @param raw         the same as text, for the quarantine
 */
public record Arrival(int partition, long offset, JourneyId journeyId, Observation observation, String raw)
        implements
            Received {}
