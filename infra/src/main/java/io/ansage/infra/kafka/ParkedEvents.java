package io.ansage.infra.kafka;

/** Where events are set aside that cannot be turned into a record: seen by staff, never lost in silence. */
public interface ParkedEvents {

    /** Sets an event aside, in the transaction of the batch. */
    void park(long position, String eventIdentifier, String journeyId, String why);

    /** How many are set aside. */
    long count();
}
