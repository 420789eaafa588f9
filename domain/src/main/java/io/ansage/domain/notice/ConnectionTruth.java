package io.ansage.domain.notice;

import org.jspecify.annotations.Nullable;

/**
 * What is true now of the change from one leg of a trip to the next.
 *
 * @param state   how it stands
 * @param minutes whole minutes between arrival and departure as expected now; negative if the next train leaves first;
 *                absent where a time is unknown
 * @param needed  whole minutes that the change takes at least
 */
public record ConnectionTruth(ConnectionState state, @Nullable Integer minutes, int needed) {}
