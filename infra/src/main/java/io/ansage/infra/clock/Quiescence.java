package io.ansage.infra.clock;

/** Knows when everything that was handed in has come to rest. */
public interface Quiescence {

    /**
     * Blocks until consumer lag is zero, processors are at the head, nothing is due and the outbox is idle. Passenger
     * time may be advanced only then, which makes replays and timelines exact without a sleep.
     *
     * @throws IllegalStateException naming what does not come to rest, after a bounded time
     */
    void awaitQuiet();
}
