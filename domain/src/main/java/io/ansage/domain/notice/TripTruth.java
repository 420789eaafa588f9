package io.ansage.domain.notice;

import java.util.List;

/**
 * What is true now of a trip.
 *
 * @param legs        of each leg, in order
 * @param connections of each change between two legs
 */
public record TripTruth(List<LegTruth> legs, List<ConnectionTruth> connections) {

    public TripTruth {
        legs = List.copyOf(legs);
        connections = List.copyOf(connections);
    }
}
