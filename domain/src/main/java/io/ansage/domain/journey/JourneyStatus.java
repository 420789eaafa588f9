package io.ansage.domain.journey;

/** Where a journey stands as a whole. */
public enum JourneyStatus {
    SCHEDULED, RUNNING, CANCELLED, COMPLETED
}
