package io.ansage.command.ingest;

/** A record of the topic of observations. Each is booked exactly once, whatever it is. */
public sealed interface Received permits Arrival, Unreadable {

    int partition();

    long offset();

    String raw();
}
