package io.ansage.domain.journey;

/**
 * A decision of an operator that a train waits for those who come with another one.
 *
 * @param feeder  the journey that brings them
 * @param order   the call where the train waits
 * @param minutes how long it waits at most beyond its planned departure there, 1 to {@value #MOST_MINUTES}
 */
public record ConnectionHold(JourneyId feeder, int order, int minutes) {

    /** A train that has to wait longer than this upsets more passengers than it helps. */
    public static final int MOST_MINUTES = 30;

    public ConnectionHold {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("minutes: must be between 1 and " + MOST_MINUTES);
        }
    }
}
