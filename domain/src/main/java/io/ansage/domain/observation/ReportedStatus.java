package io.ansage.domain.observation;

/** What a source says of a journey as a whole; {@code UNKNOWN} says nothing, and in particular reinstates nothing. */
public enum ReportedStatus {
    UNKNOWN, SCHEDULED, RUNNING, CANCELLED, COMPLETED
}
