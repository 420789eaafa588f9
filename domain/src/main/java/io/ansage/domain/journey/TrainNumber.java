package io.ansage.domain.journey;

/** The number a train is known by to passengers and staff, such as {@code A906} or {@code RE 1 (26834)}. */
public record TrainNumber(String value) {

    public TrainNumber {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("trainNumber: must have 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
