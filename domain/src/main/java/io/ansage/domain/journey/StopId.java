package io.ansage.domain.journey;

/** Identifies a stop within a network, such as {@code ie:sligo} or a GTFS {@code stop_id}. */
public record StopId(String value) {

    public StopId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("stopId: must have 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
