package io.ansage.infra.axon;

/**
 * Stands where an event of a passenger was whose key has been erased: something happened here, and nobody can read any
 * more what. It has no handler, so projections and aggregates pass over it.
 */
public record ErasedSubscriptionEvent() {

    static final String TYPE_NAME = "subscription-erased";
    static final String REVISION = "1";
}
