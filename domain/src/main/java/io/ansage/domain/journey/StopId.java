package io.ansage.domain.journey;

/** Identifies a stop within a network, such as {@code ie:sligo} or a GTFS {@code stop_id}. */
public record StopId(String value) {

    private static final String UNNAMED = "-unnamed-";

    public StopId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("stopId: must have 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    /** Stands in for a stop of which a feed has told only the place in the order of calls. */
    public static StopId unnamed(String network, int order) {
        return new StopId(network + UNNAMED + order);
    }

    /** Whether the feed has not said yet which stop this is. */
    public boolean isUnnamed() {
        return value.contains(UNNAMED);
    }
}
