package io.ansage.domain.journey;

import java.time.Instant;

/** The delay of a train, in displayed minutes, as it was observed at an instant. */
public record DelaySample(Instant observedAt, int minutes) {}
